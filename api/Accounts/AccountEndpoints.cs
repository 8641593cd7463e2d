using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Domain.Districts;
using RedStation.Domain.Operations;
using RedStation.Storage.Accounts;
using RedStation.Storage.Providers;

namespace RedStation.Api.Accounts;

/// <summary>Accounts of staff.</summary>
internal static class AccountEndpoints
{
    private const int UsernameLeast = 3;
    private const int UsernameMost = 40;
    private const int PasswordLeast = 10;
    private const int PasswordMost = 200;

    public static void MapAccounts(this IEndpointRouteBuilder api) =>
        api.MapPost("/accounts", Create)
            .For(Roles.Admin)
            .WithTags("Signing in")
            .WithSummary("Makes an account for staff")
            .Produces<AccountWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input").Refuses(409, "username_taken", "operation_id_reused", "operation_id_too_old");

    private static async Task<IResult> Create(
        CreateAccountRequest request,
        ClaimsPrincipal user,
        AccountStore accounts,
        IPasswordHasher<Account> hasher,
        Pepper pepper,
        OperationReplay once,
        DistrictMap districts,
        ProviderStore providers)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var account = Read(request, checker, SubjectIds.From('a', user.Subject(), operationId), districts);
        if (!checker.Failed && account.Organisation is { } organisation && await providers.Find(organisation) is null)
        {
            checker.Require(false, "organisation", "the id of a provider");
        }

        if (checker.Failed)
        {
            return checker.ToResult();
        }

        // The password is part of the command, but a plain digest of it would be a gift to whoever reads the table.
        string[] words = [account.Username!, request.Password!, account.Role, account.DisplayName, string.Join(',', account.Districts)];
        var fingerprint = pepper.Digest("account", account.Organisation is { } of ? [.. words, of] : words);
        var operation = user.Subject() + ' ' + operationId;
        var (recall, outcome) = await once.Do("accounts/" + user.Subject(), operationId, fingerprint, async () => (await accounts.Add(
            new NewAccount(account, hasher.HashPassword(account, request.Password!), null, operation, fingerprint))).ToString());
        return (recall, outcome) switch
        {
            (ReplayStatus.TooOld, _) => Problem.Of(StatusCodes.Status409Conflict, "operation_id_too_old"),
            (ReplayStatus.Reused, _) or (_, nameof(AccountAdded.OperationIdReused)) =>
                Problem.Of(StatusCodes.Status409Conflict, "operation_id_reused"),
            (_, nameof(AccountAdded.Taken)) => Problem.Of(StatusCodes.Status409Conflict, "username_taken"),
            _ => Results.Json(
                new AccountWire(account.Id, account.Username, account.Role, account.DisplayName, account.Districts, account.Organisation),
                statusCode: StatusCodes.Status201Created),
        };
    }

    private static Account Read(CreateAccountRequest request, Checker checker, string id, DistrictMap map)
    {
        var username = request.Username ?? string.Empty;
        checker.Require(
            username.Length is >= UsernameLeast and <= UsernameMost && username.All(IsUsernameCharacter), "username", "3 to 40 of a-z 0-9 . _ -");
        checker.Require(request.Password is { Length: >= PasswordLeast and <= PasswordMost }, "password", "10 to 200 characters");
        checker.Require(Roles.Staff.Contains(request.Role), "role", "one of " + string.Join(", ", Roles.Staff));
        var districts = checker.Set(request.Districts, "districts", Limits.WatchedDistricts);
        checker.Require(
            districts.All(code => code is not null && map.All.Any(district => DistrictScope.Covers([code], district.Adcode))),
            "districts",
            "adcodes of 6 digits, of known districts or of the cities or provinces that these are in");
        checker.Require(
            districts.Length > 0 || request.Organisation is not null || request.Role is not (Roles.Dispatcher or Roles.Operator),
            "districts",
            "at least one for this role");
        checker.Require(
            request.Organisation is null || (request.Role == Roles.Operator && EntityIds.IsId(request.Organisation)),
            "organisation",
            "the id of a provider, for operators");
        var displayName = checker.Line(request.DisplayName, "displayName", Limits.Name);
        return new Account(id, request.Role ?? string.Empty, displayName, [.. districts.OfType<string>().Order()], username, request.Organisation);
    }

    private static bool IsUsernameCharacter(char letter) =>
        char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '_' or '-';
}

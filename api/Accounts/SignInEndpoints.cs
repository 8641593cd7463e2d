using Microsoft.Extensions.Options;
using RedStation.Api.OpenApi;
using RedStation.Api.Problems;
using RedStation.Contracts;
using RedStation.Silo.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    private const int Secret = 200;
    private const int CodeDigits = 6;

    public static void MapSignIn(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Signing in").AllowAnonymous();
        auth.MapPost("/otp", Send)
            .WithSummary("Sends a one-time code to a phone")
            .WithDescription("At most one a minute. With `--demo` the code is written to the server's log.")
            .Produces<OtpSent>(StatusCodes.Status202Accepted)
            .Refuses(400, "invalid_input").Refuses(404, "external_sign_in").Refuses(429, "otp_too_soon").Refuses(503, "otp_unavailable");
        auth.MapPost("/token", Enter)
            .WithSummary("Signs in, or keeps a session up")
            .WithDescription(
                "`grant` is `otp`, `password`, `device`, `refresh` or `demo`. A refresh token works once; using one again ends the session.")
            .Produces<IssuedTokens>()
            .Refuses(400, "invalid_input")
            .Refuses(401, "sign_in_failed", "otp_invalid", "otp_expired", "refresh_invalid", "refresh_reused")
            .Refuses(404, "not_demo", "external_sign_in").Refuses(429, "locked_out");
        auth.MapPost("/logout", Leave)
            .WithSummary("Ends a session")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(400, "invalid_input");
    }

    private static async Task<IResult> Send(
        OtpRequest request, OtpSignIn otp, IOptions<AuthOptions> options, CancellationToken cancellationToken)
    {
        var checker = new Checker();
        checker.Require(PhoneNumber.TryRead(request.Phone, out var phone), "phone", PhoneNumber.Rule);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (options.Value.Authority is not null)
        {
            return Answer(SignInRefusal.ExternalSignIn);
        }

        return await otp.Send(phone!, cancellationToken) is { } refused
            ? Answer(refused)
            : Results.Json(new OtpSent((int)options.Value.OtpLife.TotalSeconds), statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> Enter(TokenRequest request, SignInGrants grants, HttpResponse response)
    {
        var checker = new Checker();
        Func<Task<SignIn>> enter = () => Task.FromResult<SignIn>(SignInRefusal.SignInFailed);
        switch (request.Grant)
        {
            case "otp":
                checker.Require(PhoneNumber.TryRead(request.Phone, out var phone), "phone", PhoneNumber.Rule);
                checker.Require(request.Code is { Length: CodeDigits } && request.Code.All(char.IsAsciiDigit), "code", "6 digits");
                enter = () => grants.Otp(phone!, request.Code!);
                break;
            case "password":
                var username = checker.Line(request.Username, "username", Limits.Name);
                checker.Require(request.Password is { Length: >= 1 and <= Secret }, "password", "1 to 200 characters");
                enter = () => grants.Password(username, request.Password!);
                break;
            case "device":
                var station = checker.Line(request.StationId, "stationId", Limits.EntityId);
                var secret = checker.Line(request.Secret, "secret", Secret);
                var equipment = request.Equipment;
                checker.Require(equipment is null || EquipmentKinds.All.Contains(equipment), "equipment", "one of controller, screen, reader");
                enter = () => grants.Device(station, secret, equipment);
                break;
            case "refresh":
                var token = checker.Line(request.RefreshToken, "refreshToken", Secret);
                enter = () => grants.Refresh(token);
                break;
            case "demo":
                var subject = checker.Line(request.Subject, "subject", Limits.EntityId);
                enter = () => grants.Demo(subject);
                break;
            default:
                checker.Require(false, "grant", "one of otp, password, device, refresh, demo");
                break;
        }

        response.Headers.CacheControl = "no-store";
        return checker.Failed ? checker.ToResult() : Answer(await enter());
    }

    private static async Task<IResult> Leave(LogoutRequest request, Sessions sessions)
    {
        var checker = new Checker();
        var token = checker.Line(request.RefreshToken, "refreshToken", Secret);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        await sessions.End(token);
        return Results.NoContent();
    }

    private static IResult Answer(SignIn signIn) =>
        signIn.Tokens is { } tokens ? Results.Json(tokens) : SignInProblems.Of(signIn.Refusal!.Value, signIn.RetryAfter);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Ledger;
using RedStation.Storage.Ledger;

namespace RedStation.Api.Ledger;

/// <summary>A rider's wallet: what there is, how it came about, and the proof of it.</summary>
internal static class WalletEndpoints
{
    private const int StandardPage = 50;

    public static IServiceCollection AddWallet(this IServiceCollection services) => services.AddSingleton<StatementSigner>();

    public static void MapWallet(this IEndpointRouteBuilder api)
    {
        var wallet = api.MapGroup("/riders/me/wallet").WithTags("Wallet").For(Roles.Rider);
        wallet.MapGet("/", Wallet)
            .WithSummary("Gets what the rider has, what of it is held, and a page of the movements, newest first")
            .Produces<WalletWire>().Refuses(400, "invalid_input");
        wallet.MapGet("/balance", BalanceAt)
            .WithSummary("Gets what the rider had at a moment in the past")
            .WithDescription("By booking time and by effective time. Movements of the last second may be missing, as in statements.")
            .Produces<PastBalanceWire>().Refuses(400, "invalid_input");
        wallet.MapGet("/statements/{month}", Statement)
            .WithSummary("Gets a month's statement, signed; the month as yyyy-MM, in China's time")
            .Produces<SignedStatementWire>().Refuses(400, "invalid_input");
    }

    /// <param name="cursor">The <c>movements.next</c> of the page before.</param>
    /// <param name="limit">Movements of a page, 1 … 200.</param>
    /// <param name="user">The caller.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="response">The answer.</param>
    private static async Task<IResult> Wallet(string? cursor, string? limit, ClaimsPrincipal user, LedgerQueries ledger, HttpResponse response)
    {
        var checker = new Checker();
        var most = checker.Limit(limit, StandardPage);
        var scope = ListCursor.Scope("movements", user.Subject());
        var after = checker.Cursor(cursor, scope);
        var before = 0L;
        checker.RequireCursor(after is null || long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before));
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        response.Headers.CacheControl = "no-store";
        var movements = await Movements(user.Subject(), after is null ? null : before, most, scope, ledger);
        var balances = await ledger.Wallet(user.Subject());
        return Results.Json(new WalletWire(
            UnitOf(balances, "points"), UnitOf(balances, "socialMinutes"), movements,
            [
                .. balances.Holds.Select(hold => new WalletHoldWire(
                    hold.OperationId, hold.Kind, hold.Reference, hold.Unit, hold.Amount, DateTimeOffset.FromUnixTimeMilliseconds(hold.ExpiresAt))),
            ],
            balances.Expiring));
    }

    /// <param name="at">The moment, with its zone, such as 2026-11-01T00:00:00+08:00, or a day: its beginning in China. Not in the future.</param>
    /// <param name="user">The caller.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="clock">The time.</param>
    /// <param name="response">The answer.</param>
    private static async Task<IResult> BalanceAt(string? at, ClaimsPrincipal user, LedgerQueries ledger, TimeProvider clock, HttpResponse response)
    {
        var checker = new Checker();
        var moment = checker.From(at, "at");
        checker.Require(at is not null, "at", "a time with its zone, or a day");
        checker.Require(moment is null || moment <= clock.GetUtcNow(), "at", "not in the future");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        response.Headers.CacheControl = "no-store";
        var past = await ledger.BalancesAt(LedgerAccounts.Rider(user.Subject()), moment!.Value);
        return Results.Json(new PastBalanceWire(moment.Value, PastOf(past.Booked), PastOf(past.Effective)));
    }

    private static async Task<MovementList> Movements(string riderId, long? before, int most, string scope, LedgerQueries ledger)
    {
        var movements = await ledger.Movements(LedgerAccounts.Rider(riderId), before, most + 1);
        // A transaction's units stay together: the next page begins below the whole of it.
        var page = movements.Take(most).ToList();
        if (movements.Count > most && movements[most].OperationId == page[^1].OperationId && page[0].OperationId != page[^1].OperationId)
        {
            page.RemoveAll(movement => movement.OperationId == movements[most].OperationId);
        }

        var next = movements.Count > page.Count ? page[^1].Sequence?.ToString(CultureInfo.InvariantCulture) : null;
        return new MovementList([.. page.Select(MovementWire.Of)], ListCursor.Write(next, scope));
    }

    private static async Task<IResult> Statement(string month, ClaimsPrincipal user, StatementSigner statements)
    {
        var checker = new Checker();
        var ok = DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first);
        checker.Require(ok && first.Year is >= 2020 and <= 2200, "month", "a month as yyyy-MM, from 2020-01 on");
        return checker.Failed ? checker.ToResult() : Results.Json(await statements.Sign(user.Subject(), first));
    }

    private static PastWalletWire PastOf(ImmutableArray<PastAmount> amounts)
    {
        return new PastWalletWire(Of("points"), Of("socialMinutes"));

        PastUnitWire Of(string unit) => amounts.FirstOrDefault(one => one.Unit == unit) is { } one ? new(one.Amount, one.Held) : new(0, 0);
    }

    private static WalletUnitWire UnitOf(AccountBalances balances, string unit)
    {
        var balance = balances.Balances.Where(one => one.Unit == unit).Sum(one => one.Amount);
        var held = balances.Holds.Where(one => one.Unit == unit).Sum(one => one.Amount);
        return new WalletUnitWire(balance - held, held, balance, balances.Debts.Where(one => one.Unit == unit).Sum(one => one.Amount));
    }
}

using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Problems;
using RedStation.Contracts.Exchange;
using RedStation.Domain.Accounts;
using RedStation.Domain.Exchange;
using RedStation.Storage.Accounts;
using RedStation.Storage.Queries;

namespace RedStation.Api.Exchange;

/// <summary>Finds a redemption by its code, and keeps people from trying codes until one fits.</summary>
public sealed class CodeLookup(RedemptionQueries redemptions, RedemptionCodes codes, AccountStore accounts, Pepper pepper, TimeProvider clock)
{
    /// <summary>Wrong codes of one person or device in ten minutes. With a thousand redemptions open, a lucky guess takes a month of them.</summary>
    private const int Guesses = 20;

    /// <summary>The id of the redemption with a code, or the answer to somebody who has none.</summary>
    public async Task<(string? Id, IResult? Refused)> Find(string? text, ClaimsPrincipal user)
    {
        if (!RedeemCode.TryRead(text, out var code))
        {
            return (null, ExchangeProblems.CodeUnreadable);
        }

        var now = clock.GetUtcNow();
        var guesses = SignInWindow.OfTenMinutes(SignInScope.RedeemGuesses, pepper.Digest("redeem-guesses", user.Subject()), Guesses, now);
        if (await accounts.HasGuessedEnough(guesses))
        {
            return (null, Problem.TooSoon("too_many_codes", guesses.Until - now));
        }

        if (await redemptions.IdOfCode(codes.Digest(code)) is { } id)
        {
            return (id, null);
        }

        await accounts.CountGuess(guesses);
        return (null, ExchangeProblems.Of(ExchangeRefusal.RedemptionNotFound));
    }
}

using System.Collections.Immutable;
using System.Globalization;
using RedStation.Api.Accounts;
using RedStation.Contracts.Exchange;
using RedStation.Domain.Exchange;

namespace RedStation.Api.Exchange;

/// <summary>
/// The codes of redemptions. They follow from a redemption's id and the installation's pepper, so that its rider can be shown the code again at any
/// time while nobody who reads the database finds one: only digests stand there.
/// </summary>
public sealed class RedemptionCodes(Pepper pepper, TimeProvider clock)
{
    /// <summary>How many codes a redemption may choose from. That each of them is another's does not happen below millions of redemptions.</summary>
    private const int Choices = 8;

    private const int HexDigits = 16;

    /// <summary>Digests of the codes that a redemption may have, in their order.</summary>
    public ImmutableArray<string> Digests(string redemptionId) =>
        [.. Enumerable.Range(0, Choices).Select(number => Digest(Of(redemptionId, number)))];

    /// <summary>The digest by which a code is found.</summary>
    public string Digest(string code) => pepper.Digest("redeem-digest", code);

    /// <summary>A redemption as its rider reads it, with its code while it is open.</summary>
    public RedemptionWire ForRider(RedemptionView redemption) =>
        RedemptionWire.Of(RedemptionViews.ForRider(redemption, Of(redemption.Id, redemption.CodeNumber ?? 0), clock.GetUtcNow()));

    private string Of(string redemptionId, int number)
    {
        var digest = pepper.Digest("redeem-code", redemptionId, number.ToString(CultureInfo.InvariantCulture));
        return RedeemCode.From(ulong.Parse(digest.AsSpan(0, HexDigits), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}

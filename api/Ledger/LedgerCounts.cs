using System.Globalization;
using RedStation.Api.Http.Problems;

namespace RedStation.Api.Ledger;

/// <summary>Numbers and sizes of the ledger's log in queries.</summary>
internal static class LedgerCounts
{
    private const long Most = 1_000_000_000_000_000;

    /// <summary>The number, or the standard one where none is given; the least one when it is wrong, which is noted.</summary>
    /// <param name="checker">Notes what is wrong.</param>
    /// <param name="value">What the caller gave.</param>
    /// <param name="field">The parameter.</param>
    /// <param name="least">The least that is taken.</param>
    /// <param name="standard">What it is without the parameter; null when it must be given.</param>
    public static long Count(this Checker checker, string? value, string field, long least, long? standard)
    {
        if (value is null && standard is { } count)
        {
            return count;
        }

        var ok = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read >= least && read <= Most;
        checker.Require(ok, field, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to 10^15"));
        return ok ? read : least;
    }
}

using System.Globalization;
using RedStation.Domain.Ledger;

namespace RedStation.Storage.Ledger;

/// <summary>A row of the lots.</summary>
internal sealed record PointLotRow(string Month, long ExpiresAt, long Credited, long Expired)
{
    /// <summary>Finds the lots of an account of which something can be left.</summary>
    public const string Find =
        """
        SELECT month AS Month, expires_at AS ExpiresAt, credited AS Credited, expired AS Expired FROM ledger_point_lots
        WHERE account = @Account AND credited > expired ORDER BY month, expires_at
        """;

    /// <summary>How the table says that points never expire.</summary>
    private const long Never = long.MaxValue;

    private const string MonthForm = "yyyy-MM";

    /// <summary>A month as the table has it.</summary>
    public static string Of(DateOnly month) => month.ToString(MonthForm, CultureInfo.InvariantCulture);

    /// <summary>The end of a validity as the table has it.</summary>
    public static long Of(DateTimeOffset? expiresAt) => expiresAt?.ToUnixTimeMilliseconds() ?? Never;

    /// <summary>The lot.</summary>
    public PointLot ToLot() => new(
        DateOnly.ParseExact(Month, MonthForm, CultureInfo.InvariantCulture),
        ExpiresAt == Never ? null : DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt),
        Credited,
        Expired);
}

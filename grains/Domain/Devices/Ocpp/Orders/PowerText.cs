using static System.FormattableString;

namespace RedStation.Domain.Devices.Ocpp.Orders;

/// <summary>Limits of power as a charger's operator reads them.</summary>
public static class PowerText
{
    /// <summary>What may be drawn from which second on.</summary>
    /// <param name="unit">In which unit the limits are.</param>
    /// <param name="periods">From which second on how much.</param>
    public static string Of(string unit, IEnumerable<(int From, decimal Limit)> periods) =>
        string.Join("; ", periods.Select(period => Invariant($"{period.From} s: {period.Limit} {unit}")));
}

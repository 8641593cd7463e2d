namespace RedStation.Domain.Devices.Ocpp.Orders;

/// <summary>
/// How a limit of power stands in a charger. A connector has one and the charger as a whole has one, each under a number of its own, so that the next
/// takes its place.
/// </summary>
public static class PowerProfile
{
    /// <summary>No other limits are ours; the lowest level gives way to whatever a charger was given besides.</summary>
    public const int Level = 0;

    /// <summary>
    /// Since when it holds: the earliest time that a device's clock may show. From now on would be later by the clock of a charger that is behind,
    /// and until then it would draw what it likes.
    /// </summary>
    public static DateTimeOffset Since => DeviceClock.Earliest;

    private const int FirstNumber = 1_000;

    /// <summary>The number of a connector's limit; 0 is the charger as a whole.</summary>
    public static int NumberOf(int connector) => FirstNumber + connector;
}

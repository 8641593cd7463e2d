namespace RedStation.Api.Demo;

/// <summary>What a connector of the demo's charger does.</summary>
/// <param name="number">Which, from 1.</param>
internal sealed class DemoConnector(int number)
{
    /// <summary>Which, from 1.</summary>
    public int Number => number;

    /// <summary>Its meter, in watt-hours; it never goes back.</summary>
    public int MeterWh { get; set; } = 1_000 * number;

    /// <summary>The server's number of what goes on here; null when nothing does.</summary>
    public int? Transaction { get; set; }

    /// <summary>Whether it was taken out of service.</summary>
    public bool IsOut { get; set; }

    /// <summary>What it says of itself.</summary>
    public string Status => Transaction is not null ? "Charging" : IsOut ? "Unavailable" : "Available";
}

namespace RedStation.Domain.Devices.Ocpp.Json;

/// <summary>Bounds of what is believed of a meter. What is beyond says that the meter, or its reader, is broken.</summary>
public static class OcppReadings
{
    /// <summary>The most Wh or W.</summary>
    public const decimal Most = 1_000_000_000_000m;

    /// <summary>A full battery, in per cent.</summary>
    public const decimal Full = 100m;

    /// <summary>The most decimals by which a unit may be scaled, up or down.</summary>
    public const int MostScale = 12;
}

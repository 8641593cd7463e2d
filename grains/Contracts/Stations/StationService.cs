namespace RedStation.Contracts.Stations;

/// <summary>The basic catalogue of what a station offers, after the "10+X" list of services that Ningbo publishes for its 甬爱E家 stations.</summary>
[Alias("station-service")]
public enum StationService
{
    /// <summary>E-bike charging.</summary>
    Charging = 0,

    /// <summary>Drinking water.</summary>
    Water = 1,

    /// <summary>Seats, shade, heating or cooling.</summary>
    Rest = 2,

    /// <summary>Hot meals or a microwave.</summary>
    HotFood = 3,

    /// <summary>A first-aid kit.</summary>
    FirstAid = 4,

    /// <summary>A battery swap cabinet.</summary>
    Swap = 5,

    /// <summary>A toilet.</summary>
    Restroom = 6,

    /// <summary>Wi-Fi and phone charging.</summary>
    Wifi = 7,

    /// <summary>Lockers.</summary>
    Locker = 8,

    /// <summary>Legal aid on some days.</summary>
    LegalAid = 9,
}

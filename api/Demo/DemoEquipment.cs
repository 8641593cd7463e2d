using System.Collections.Immutable;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Demo;

/// <summary>Draws what a station has and when it is open.</summary>
internal static class DemoEquipment
{
    private static readonly (StationService Service, double Share)[] Shares =
    [
        (StationService.Charging, 1), (StationService.Water, 0.95), (StationService.Rest, 0.85), (StationService.HotFood, 0.35),
        (StationService.FirstAid, 0.45), (StationService.Swap, 0.3), (StationService.Restroom, 0.4), (StationService.Wifi, 0.6),
        (StationService.Locker, 0.3), (StationService.LegalAid, 0.08),
    ];

    private static readonly OpeningHours?[] Days =
    [
        null, null, null, null,
        new(new TimeOnly(7, 0), new TimeOnly(22, 0)), new(new TimeOnly(7, 0), new TimeOnly(22, 0)), new(new TimeOnly(8, 0), new TimeOnly(20, 0)),
        new(new TimeOnly(6, 30), new TimeOnly(23, 0)), new(new TimeOnly(6, 0), new TimeOnly(2, 0)),
    ];

    /// <summary>What it offers, in the order of the catalogue.</summary>
    public static ImmutableArray<StationService> Services(Random random) =>
        [.. Shares.Where(entry => random.NextDouble() < entry.Share).Select(entry => entry.Service)];

    /// <summary>When it is open.</summary>
    public static OpeningHours? Hours(Random random) => Days[random.Next(Days.Length)];

    /// <summary>Its door: a station open day and night mostly has one that opens by itself.</summary>
    public static DoorPolicy Door(Random random, OpeningHours? hours) => random.NextDouble() switch
    {
        < 0.35 => DoorPolicy.None,
        _ when hours is null => DoorPolicy.Always,
        _ => DoorPolicy.Hours,
    };

    /// <summary>How many ports: 4 … 24, small stations being the more common.</summary>
    public static int Ports(Random random) => 4 + 2 * (int)(11 * Math.Pow(random.NextDouble(), 1.6));
}

using System.ComponentModel.DataAnnotations;
using RedStation.Contracts.Settings;

namespace RedStation.Silo.Settings;

/// <summary>The demo city. Configuration section <c>RedStation:DemoCity</c>.</summary>
public sealed record DemoOptions
{
    /// <summary>Whether played riders, dispatchers and devices keep the city moving; without, stations and people are there and still.</summary>
    public bool Play { get; init; } = true;

    /// <summary>How many played riders are on duty at a time, 0 … 1,000.</summary>
    [Range(0, 1_000), SettingUnit("riders")]
    public int Riders { get; init; } = 120;

    /// <summary>What the city is made from; another number gives other stations and names.</summary>
    [Range(int.MinValue, int.MaxValue)]
    public int Seed { get; init; } = 330_100;

    /// <summary>How long a day of charging takes. 10 s … 7 days.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan DayLength { get; init; } = TimeSpan.FromMinutes(24);
}

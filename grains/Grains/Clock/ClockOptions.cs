using System.ComponentModel.DataAnnotations;
using RedStation.Contracts.Settings;

namespace RedStation.Grains.Clock;

/// <summary>How the work of waking is divided. Configuration section <c>RedStation:Clock</c>.</summary>
public sealed record ClockOptions
{
    /// <summary>How many clock grains there are. One is enough for one process. 1 … 256.</summary>
    [Range(1, 256), SettingUnit("clock grains")]
    public int Shards { get; init; } = 1;

    /// <summary>How many grains are woken at once. 1 … 10,000.</summary>
    [Range(1, 10_000), SettingUnit("grains")]
    public int WakeAtOnce { get; init; } = 32;
}

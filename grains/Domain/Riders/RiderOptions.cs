using System.ComponentModel.DataAnnotations;
using RedStation.Contracts.Settings;

namespace RedStation.Domain.Riders;

/// <summary>The times that riders live by. Configuration section <c>RedStation:Riders</c>.</summary>
public sealed record RiderOptions
{
    /// <summary>How long a credential works; at most a minute, which is the public contract (api/docs/contract.md). 5 s … 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:01:00")]
    public TimeSpan CredentialLife { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time on duty within any 24 hours, after which the rider is off duty. 1 min … 24 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan DailyLimit { get; init; } = TimeSpan.FromHours(8);

    /// <summary>How long a rider waits after a reservation that passed unused; zero for not at all. 0 … 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan UnusedHoldPause { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many reservations may pass unused in a day of China. 1 … 1,000.</summary>
    [Range(1, 1_000), SettingUnit("reservations a day")]
    public int UnusedHoldsPerDay { get; init; } = 5;

    /// <summary>A reservation given up within this time costs nothing. 0 … 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan CancelGrace { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>For how long in a day such reservations may keep ports from others, all together, before they count. 0 … 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan FreeHoldTimePerDay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a rider stays on duty when no phone of theirs is connected. 1 s … 12 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "12:00:00")]
    public TimeSpan AbsenceLimit { get; init; } = TimeSpan.FromMinutes(10);
}

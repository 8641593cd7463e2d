using RedStation.Contracts.Devices;

namespace RedStation.Domain.Devices.Sessions;

/// <summary>
/// A session as it is kept. Each of its facts is the least, the greatest or the only one of what was told, so that reports which come twice, late
/// or out of turn lead to the same.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">What tells it from all others of its charger.</param>
/// <param name="Place">Where it is.</param>
public sealed record ChargingSession(string Id, string Key, ChargingPlace Place)
{
    /// <summary>Its number, which its row was given; 0 before.</summary>
    public int Number { get; init; }

    /// <summary>What the charger calls it, or null.</summary>
    public string? TransactionId { get; init; }

    /// <summary>Who charges, or null.</summary>
    public string? RiderId { get; init; }

    /// <summary>When it began, as told by the report of its beginning; null while that is missing.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>The earliest that was told of it.</summary>
    public DateTimeOffset FirstAt { get; init; }

    /// <summary>When it ended, as told; null while that is missing.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When another one began at the same connector before this one's end was heard; null for never.</summary>
    public DateTimeOffset? LostAt { get; init; }

    /// <summary>What the meter showed at the beginning, in Wh.</summary>
    public decimal? MeterBegin { get; init; }

    /// <summary>The least that the meter showed, in Wh.</summary>
    public decimal? MeterLeast { get; init; }

    /// <summary>The most that the meter showed, in Wh.</summary>
    public decimal? MeterMost { get; init; }

    /// <summary>What the meter showed at the end, in Wh.</summary>
    public decimal? MeterEnd { get; init; }

    /// <summary>When power and charge were told that are known.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The last power told, in W.</summary>
    public decimal? PowerW { get; init; }

    /// <summary>The last charge told, 0 … 100.</summary>
    public decimal? ChargePercent { get; init; }

    /// <summary>Why it ended, as told.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether a time was told that cannot be.</summary>
    public bool ClockDoubtful { get; init; }

    /// <summary>When it was last heard of, by our clock.</summary>
    public DateTimeOffset HeardAt { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Revision { get; init; }
}

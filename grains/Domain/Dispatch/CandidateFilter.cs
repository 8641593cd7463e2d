using RedStation.Contracts;
using RedStation.Contracts.Dispatch;

namespace RedStation.Domain.Dispatch;

/// <summary>A question to a tile, made ready to be held against many riders.</summary>
internal readonly struct CandidateFilter(NearbyQuery query, DispatchOptions options, DateTimeOffset now)
{
    public GeoPoint Centre { get; } = query.Centre;

    public double RadiusM { get; } = query.RadiusM;

    public int Minutes { get; } = query.Minutes;

    public uint Skills { get; } = SkillSet.Of(query.Skills);

    /// <summary>The one rider that is asked about, or null for all.</summary>
    public string? RiderId { get; } = query.RiderId;

    public long Now { get; } = now.UtcTicks;

    /// <summary>Positions from before this are too old to count.</summary>
    public long Oldest { get; } = now.UtcTicks - options.PositionLife.Ticks;

    public DispatchOptions Options { get; } = options;
}

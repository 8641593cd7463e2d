namespace RedStation.Grains.Live;

/// <summary>How news travel to gateways. Configuration section <c>RedStation:Live</c>.</summary>
public sealed record LiveOptions
{
    /// <summary>A tile tells at once when it has been quiet for this long, and otherwise not more often than this.</summary>
    public TimeSpan Coalesce { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a gateway's lease lasts without renewal. Gateways renew three times in this.</summary>
    public TimeSpan LeaseLife { get; init; } = TimeSpan.FromSeconds(60);
}

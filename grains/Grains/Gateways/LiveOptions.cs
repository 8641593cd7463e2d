using System.ComponentModel.DataAnnotations;

namespace RedStation.Grains.Gateways;

/// <summary>How news travel to gateways. Configuration section <c>RedStation:Live</c>.</summary>
public sealed record LiveOptions
{
    /// <summary>
    /// A tile tells at once when it has been quiet for this long, and otherwise not more often than this. A phone may so see a change this much
    /// later; a tenth of a second as a whole is what nobody notices. Each message costs the same whatever it joins. 10 ms … 10 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10")]
    public TimeSpan Coalesce { get; init; } = TimeSpan.FromMilliseconds(75);

    /// <summary>How long a gateway's lease lasts without renewal. Gateways renew three times in this. 3 s … 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:03", "1.00:00:00")]
    public TimeSpan LeaseLife { get; init; } = TimeSpan.FromSeconds(60);
}

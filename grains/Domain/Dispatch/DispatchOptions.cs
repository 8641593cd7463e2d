using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using RedStation.Contracts.Settings;

namespace RedStation.Domain.Dispatch;

/// <summary>
/// How tasks find riders. Configuration section <c>RedStation:Dispatch</c>. The defaults follow what comparable services have published: offers of
/// delivery platforms live 20 to 30 s, rings grow over 300, 500 and 1,000 m, and GoodSAM alerts the three nearest within 500 m in a city.
/// </summary>
public sealed record DispatchOptions
{
    /// <summary>How long an offer waits for an answer. 1 s … 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan OfferLife { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>The rings that are searched one after the other. Configuration section <c>RedStation:DispatchRings</c>.</summary>
    public ImmutableArray<DispatchRing> Rings { get; set; } = [new(300, 3), new(500, 5), new(1_000, 7), new(2_000, 7)];

    /// <summary>After how long a task that found nobody looks again by itself, while a dispatcher may choose by hand. 1 s … 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after its deadline a task that nobody took ends by itself. Up to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan ExpireAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How fast a rider travels, in metres a second along streets (about 18 km/h). 0.5 … 30.</summary>
    [Range(0.5, 30), SettingUnit("metres a second")]
    public double TravelSpeed { get; init; } = 5;

    /// <summary>How much longer streets are than the crow's flight. 1 … 5.</summary>
    [Range(1.0, 5.0), SettingUnit("times the straight line")]
    public double Detour { get; init; } = 1.4;

    /// <summary>Time left over for the rider's order beyond travel and task. Up to 2 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "02:00:00")]
    public TimeSpan Margin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a position counts; after that it is forgotten (invariant 7). 5 s … 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan PositionLife { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Candidates named to a dispatcher at most. 1 … 200.</summary>
    [Range(1, 200), SettingUnit("riders")]
    public int CandidatesShown { get; init; } = 20;
}

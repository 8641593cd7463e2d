using System.Collections.Immutable;
using System.Text.Json;
using RedStation.Contracts.Profiles;
using RedStation.Domain.Certificates;

namespace RedStation.Domain.Honours;

/// <summary>
/// Honours follow from the ledger and the cases alone: what is taken back there counts no more, and nobody gives or takes an honour by hand.
/// </summary>
public static class HonourRules
{
    private const int MinutesPerHour = 60;

    /// <summary>How far a rider is with an honour, in what it counts.</summary>
    public static long Progress(Honour honour, HonourFacts facts) => honour.Measure switch
    {
        HonourMeasure.SocialHours => Math.Max(0, facts.Entries.Sum(entry => entry.Minutes)) / MinutesPerHour,
        HonourMeasure.Tasks => facts.Entries.Count(entry => IsTask(entry) && (honour.Task is null || entry.Kind == Kind(honour))),
        HonourMeasure.Districts => facts.Entries.Where(IsTask).Select(entry => entry.District).OfType<string>().Distinct().Count(),
        HonourMeasure.Reports => facts.Reports,
        _ => 0,
    };

    /// <summary>Whether a rider has an honour.</summary>
    public static bool Has(Honour honour, HonourFacts facts) => Progress(honour, facts) >= honour.AtLeast;

    /// <summary>The honours that a rider has, in the list's order.</summary>
    public static ImmutableArray<HonourName> Of(IEnumerable<Honour> list, HonourFacts facts) =>
        [.. list.Where(honour => Has(honour, facts)).Select(honour => new HonourName(honour.Id, honour.Name, honour.NameEn))];

    /// <summary>Whether a rider has an honour that qualifies for preferential hiring.</summary>
    public static bool Qualifies(IEnumerable<Honour> list, HonourFacts facts) => list.Any(honour => honour.Hiring && Has(honour, facts));

    private static bool IsTask(CertifiedEntry entry) => entry.Minutes > 0;

    private static string Kind(Honour honour) => JsonNamingPolicy.CamelCase.ConvertName(honour.Task.ToString()!);
}

/// <summary>What honours are computed from.</summary>
/// <param name="Entries">The rider's certified time, without what was taken back.</param>
/// <param name="Reports">How many cases that they reported or joined were closed as dealt with.</param>
public sealed record HonourFacts(IReadOnlyCollection<CertifiedEntry> Entries, long Reports);

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RedStation.Tests.Cluster.Chaos.Recording;

namespace RedStation.Tests.Cluster.Chaos;

/// <summary>What came of a run.</summary>
/// <param name="Seed">The seed that repeats its plan.</param>
/// <param name="Faults">What was done to the servers, and when.</param>
/// <param name="Skipped">What could not be.</param>
/// <param name="Records">What everybody asked and was told.</param>
/// <param name="Checked">How many histories were checked, of how many operations.</param>
/// <param name="Findings">What was wrong.</param>
public sealed record ChaosReport(
    int Seed,
    IReadOnlyList<string> Faults,
    IReadOnlyList<string> Skipped,
    IReadOnlyList<Recorded> Records,
    (int Histories, int Operations) Checked,
    IReadOnlyList<string> Findings)
{
    /// <summary>How often each command was granted, refused for each reason, and left open.</summary>
    public ImmutableSortedDictionary<string, int> Counts => CountsOf(Records);

    /// <summary>The same of a run that is still going on.</summary>
    public static ImmutableSortedDictionary<string, int> CountsOf(IReadOnlyList<Recorded> records) =>
        records.CountBy(Key).ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>How often a command was granted.</summary>
    public int Granted(string command) => Counts.GetValueOrDefault(command + " granted");

    /// <summary>What was wrong comes first: the end of a long text is the first that a log cuts off.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"Seed {Seed}: {Faults.Count} faults, {Checked.Histories} histories of {Checked.Operations} operations, {Findings.Count} findings.");
        text.AppendJoin('\n', Findings).AppendLine();
        text.AppendJoin('\n', Faults.Select(fault => "  " + fault)).AppendLine();
        text.AppendJoin('\n', Skipped.Select(skipped => "  skipped: " + skipped)).AppendLine();
        return text.AppendJoin('\n', Counts.Select(count => $"  {count.Key}: {count.Value}")).ToString();
    }

    private static string Key(Recorded record)
    {
        var name = record.Command switch
        {
            Command.Work work => work.Verb,
            Command.Decide decide => decide.Verb,
            Command.ActOnCase act => act.Verb + "case",
            var command => command.GetType().Name.ToLowerInvariant(),
        };
        return name + " " + (record.Reply is not { } reply ? "open" : reply.IsGranted ? "granted" : reply.Code);
    }
}

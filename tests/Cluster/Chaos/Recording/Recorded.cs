using System.Collections.Immutable;
using RedStation.Tests.Cluster.Histories;

namespace RedStation.Tests.Cluster.Chaos.Recording;

/// <summary>A command with all its tries.</summary>
/// <param name="Command">What was asked.</param>
/// <param name="Process">Who asked.</param>
/// <param name="Id">The operation id.</param>
/// <param name="Tries">The tries, up to the first definite answer.</param>
public sealed record Recorded(Command Command, string Process, string Id, ImmutableArray<Try> Tries)
{
    /// <summary>The definite answer, if one came.</summary>
    public Reply? Reply => Tries[^1].Reply;

    /// <summary>Whether it was granted.</summary>
    public bool IsGranted => Reply?.IsGranted == true;

    /// <summary>When it was first sent.</summary>
    public long Invoked => Tries.Min(one => one.Invoked);

    /// <summary>When the definite answer was there, or <see cref="Operation{TCall}.Never"/>.</summary>
    public long Returned => Reply is null ? Operation<Command>.Never : Tries[^1].Returned;

    /// <summary>Whether an earlier try may have been carried out.</summary>
    public bool IsRetried => Tries.Length > 1;

    /// <summary>
    /// Whether it may have had an effect that nobody was told of: no answer came, or a refusal after a try whose answer was lost.
    /// Such a try may have held a port until the rider's grain refused, which then became the answer.
    /// </summary>
    public bool MayHaveHappened => Reply is null || (!IsGranted && IsRetried);

    /// <summary>The same command, sent by several as one operation.</summary>
    public static Recorded Merged(IEnumerable<Recorded> same)
    {
        var all = same.OrderBy(one => one.Invoked).ToList();
        var answer = all.SelectMany(one => one.Tries).Where(one => one.Reply is not null).MinBy(one => one.Returned);
        var before = all.SelectMany(one => one.Tries).Where(one => one != answer && one.Invoked <= (answer?.Returned ?? long.MaxValue));
        // Only the answer that came first is one; the others were repeats or are tries that were still under way.
        var tries = before.Select(one => one with { Reply = null }).OrderBy(one => one.Invoked);
        return all[0] with { Tries = answer is null ? [.. tries] : [.. tries, answer] };
    }
}

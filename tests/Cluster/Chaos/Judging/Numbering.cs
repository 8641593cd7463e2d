using RedStation.Tests.Cluster.Chaos.Recording;
using RedStation.Tests.Cluster.Histories;

namespace RedStation.Tests.Cluster.Chaos.Judging;

/// <summary>Turns records into the operations of one object's history.</summary>
public static class Numbering
{
    /// <summary>The history, numbered in the order of asking.</summary>
    public static IReadOnlyList<Operation<TCall>> Numbered<TCall>(this IEnumerable<Operation<TCall>> operations) =>
        [.. operations.OrderBy(operation => operation.Invoked).Select((operation, number) => operation with { Number = number })];

    /// <summary>The answered command as an operation.</summary>
    public static Operation<TCall> Answered<TCall>(this Recorded record, TCall call) =>
        new(0, record.Process, record.Id, call, record.Invoked, record.Returned);

    /// <summary>
    /// For how long after a try was given up its command may be under way. The longest pause or cut takes 20 s; what it held up is sent again
    /// by TCP 26 s after it was sent at the latest, and has 5 s then until a silo drops it, and 5 s to be stored.
    /// </summary>
    private const long LongestUnderWay = 40_000;

    /// <summary>What the command may have done without anybody being told, as an operation.</summary>
    public static Operation<TCall> Unanswered<TCall>(this Recorded record, TCall call) =>
        new(0, record.Process, record.Id, call, record.Invoked, Operation<TCall>.Never) { Until = record.Tries[^1].Returned + LongestUnderWay };

    /// <summary>What became of a command that is carried out by one actor alone: its effect, a refusal, or nobody knows.</summary>
    /// <param name="record">The command.</param>
    /// <param name="effect">What it does.</param>
    /// <param name="refused">What its refusal says, by its code.</param>
    public static IEnumerable<Operation<TCall>> Outcomes<TCall>(this Recorded record, TCall effect, Func<string, TCall> refused)
    {
        if (record.IsGranted)
        {
            yield return record.Answered(effect);
            yield break;
        }

        if (record.MayHaveHappened)
        {
            yield return record.Unanswered(effect);
        }

        if (record.Reply is { } refusal)
        {
            yield return record.Answered(refused(refusal.Code ?? ""));
        }
    }

    /// <summary>
    /// For how long a redemption may go on by itself with what nobody was told of: when its process was killed, the clock of the next wakes it
    /// within a minute, and a fault may keep that from it once more.
    /// </summary>
    private const long LongestResumed = 150_000;

    /// <summary>The same of a command of the exchange, which is carried out after its process has died.</summary>
    public static Operation<TCall> Resumed<TCall>(this Recorded record, TCall call) =>
        record.Unanswered(call) with { Until = record.Tries[^1].Returned + LongestResumed };
}

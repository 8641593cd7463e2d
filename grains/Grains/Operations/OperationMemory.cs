using RedStation.Contracts;
using RedStation.Domain.Operations;

namespace RedStation.Grains.Operations;

/// <summary>
/// How a grain remembers its commands: in its own record until the table has them, in the table afterwards. A refusal is in the table
/// before it is told, for the record need not be written for it. A granted answer is in the record already; it follows in a while,
/// together with those that came after it, and costs its caller no second commit.
/// </summary>
/// <param name="grain">The grain; commands are kept under its key.</param>
/// <param name="table">The table.</param>
/// <param name="clock">The time.</param>
/// <param name="log">The grain's log as it is.</param>
/// <param name="remember">Changes the grain's log in memory.</param>
/// <param name="isFinal">Whether an answer is certain; one that may still be amended waits. Null when all are.</param>
public sealed class OperationMemory(
    IGrainBase grain,
    IOperationTable table,
    TimeProvider clock,
    Func<OperationLog> log,
    Action<OperationLog> remember,
    Func<RecordedOperation, bool>? isFinal = null)
{
    private static readonly TimeSpan KeepAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(10);

    private IGrainTimer? keeping;

    private string Actor => grain.GrainContext.GrainId.Key.ToString()!;

    /// <summary>Brings to mind what is known of a command, before anything is decided about it.</summary>
    public async Task Recollect(string operationId)
    {
        if (log().Entries.Length >= OperationLog.Capacity)
        {
            await KeepAll();
        }

        var known = log().Entry(operationId) ?? await table.Find(Actor, operationId);
        remember(log().Recollect(known, clock.GetUtcNow()));
    }

    /// <summary>To be awaited when a command has been decided and what it changed is stored, before its answer is given.</summary>
    public async Task Answer()
    {
        if (log().Entries.Any(entry => !entry.Granted))
        {
            await KeepAll();
        }
        else if (!log().Entries.IsEmpty)
        {
            KeepSoon(KeepAfter);
        }
    }

    private void KeepSoon(TimeSpan after) => keeping ??= grain.RegisterGrainTimer(
        async () =>
        {
            keeping?.Dispose();
            keeping = null;
            try
            {
                await KeepAll();
            }
            catch (Exception fault) when (TransientFault.Is(fault))
            {
                KeepSoon(AgainAfter);
            }
        },
        new GrainTimerCreationOptions(after, Timeout.InfiniteTimeSpan));

    private async Task KeepAll()
    {
        var stamped = log().Stamp(clock.GetUtcNow());
        RecordedOperation[] ready = [.. stamped.Entries.Where(entry => isFinal is null || isFinal(entry))];
        if (ready.Length > 0)
        {
            await table.Keep(Actor, ready, OperationActors.CommandsRefusedFor);
            remember(log().Without(ready));
        }
    }
}

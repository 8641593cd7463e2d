using RedStation.Api.Http.Problems;
using RedStation.Domain.Operations;
using RedStation.Grains.Operations;

namespace RedStation.Api.Accounts;

/// <summary>Commands that no grain carries out, answered once all the same, by the table of operations.</summary>
public sealed class OperationReplay(IOperationTable table, TimeProvider clock)
{
    /// <summary>Carries a command out unless it was answered before.</summary>
    /// <param name="actor">Whose commands it belongs to.</param>
    /// <param name="operationId">Its id.</param>
    /// <param name="fingerprint">A digest of its body.</param>
    /// <param name="act">
    /// Carries it out and says what came of it. A crash may come before that is kept, so carrying it out twice must be the same as once.
    /// </param>
    /// <returns>What came of it the first time, or <see cref="ReplayStatus.Reused"/> or <see cref="ReplayStatus.TooOld"/> without an
    /// outcome.</returns>
    public async Task<(ReplayStatus ReplayStatus, string Outcome)> Do(string actor, string operationId, string fingerprint, Func<Task<string>> act)
    {
        var log = new OperationLog().Recollect(await table.Find(actor, operationId), clock.GetUtcNow());
        var recall = log.Find<string>(operationId, fingerprint, out var first);
        if (recall != ReplayStatus.New)
        {
            return (recall, first ?? "");
        }

        var outcome = await act();
        var answered = OperationLog.Record(operationId, fingerprint, outcome, granted: true) with { At = clock.GetUtcNow() };
        await table.Keep(actor, [answered], OperationActors.CommandsRefusedFor);
        return (ReplayStatus.Answered, outcome);
    }

    /// <summary>409 for a command that was another one before, or is too old to be answered; null for one that has an outcome.</summary>
    public static IResult? Refused(ReplayStatus recall) => recall switch
    {
        ReplayStatus.TooOld => Problem.Of(StatusCodes.Status409Conflict, "operation_id_too_old"),
        ReplayStatus.Reused => Problem.Of(StatusCodes.Status409Conflict, "operation_id_reused"),
        _ => null,
    };
}

using RedStation.Domain.Operations;

namespace RedStation.Grains.Operations;

/// <summary>
/// The table of answered commands: what an entity need not keep in its own record. An answer is given again for
/// <see cref="OperationLog.AnswerLife"/>; after that only the id stays, so that a late repeat is refused instead of carried out.
/// </summary>
public interface IOperationTable
{
    /// <summary>What was answered under an id, or null when it was not used. Its answer is empty when it is no longer kept.</summary>
    /// <param name="actor">Whose commands these are; see <see cref="OperationActors"/>.</param>
    /// <param name="operationId">The id within the actor's commands.</param>
    Task<RecordedOperation?> Find(string actor, string operationId);

    /// <summary>Keeps answers. The first one under an id stays: keeping it again changes nothing.</summary>
    /// <param name="actor">Whose commands these are.</param>
    /// <param name="answered">The answers, each with its time.</param>
    /// <param name="refusedFor">How long a repeat is refused after the answer is gone.</param>
    Task Keep(string actor, IReadOnlyCollection<RecordedOperation> answered, TimeSpan refusedFor);

    /// <summary>Lets go of answers that are too old to be given, and of ids that have been refused for long enough.</summary>
    Task Forget(DateTimeOffset now);
}

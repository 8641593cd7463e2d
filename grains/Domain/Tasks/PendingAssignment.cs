namespace RedStation.Domain.Tasks;

/// <summary>
/// An assignment that the task has decided on and the rider's grain must still confirm. Stored before the rider is asked, so
/// that a crash between the two leaves no rider with a task that does not know of it.
/// </summary>
/// <param name="RiderId">Who.</param>
/// <param name="By">Who decided: the rider, or a dispatcher.</param>
/// <param name="OperationId">The command's id.</param>
/// <param name="Fingerprint">The command's digest.</param>
/// <param name="Needed">Time needed, when a dispatcher assigns; null when the rider accepts an offer that was checked.</param>
/// <param name="Note">What the dispatcher wrote, for the history.</param>
public sealed record PendingAssignment(
    string RiderId, string By, string OperationId, string Fingerprint, TimeSpan? Needed, string? Note = null);

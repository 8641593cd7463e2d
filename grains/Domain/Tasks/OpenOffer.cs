using RedStation.Contracts.Tasks;

namespace RedStation.Domain.Tasks;

/// <summary>An offer that waits for its rider's answer.</summary>
/// <param name="OfferId">Its id.</param>
/// <param name="RiderId">Whom it was made to.</param>
/// <param name="DistanceM">How far away they were, in metres.</param>
/// <param name="ExpiresAt">From then on an acceptance loses.</param>
/// <param name="Seen">Whether it has been on a screen that its rider looked at.</param>
public sealed record OpenOffer(string OfferId, string RiderId, int DistanceM, DateTimeOffset ExpiresAt, bool Seen = false);

/// <summary>A rider whom offers of a task have not reached: the phone was locked, or had no network.</summary>
/// <param name="RiderId">Who.</param>
/// <param name="Times">How many offers ran out unseen.</param>
/// <param name="AgainAt">From when on a round of rings may ask them again.</param>
public sealed record UnseenOffers(string RiderId, int Times, DateTimeOffset AgainAt);

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

/// <summary>An answer as it is remembered: without the history, of which it was the first so many entries.</summary>
public sealed record RecordedTaskAnswer(TaskView? Task, int HistoryLength, TaskRefusal? Refusal);

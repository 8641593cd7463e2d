namespace RedStation.Domain.Dispatch;

/// <summary>What is kept of a decision: which task, about whom, why, and how far away roughly. Never where anybody was.</summary>
/// <param name="RiderId">Whom it was about.</param>
/// <param name="TaskId">Which task.</param>
/// <param name="At">When.</param>
/// <param name="Decision">Why it was offered, or was not.</param>
/// <param name="WithinM">The smallest band, in metres, that reaches from the task to the rider; null when it is further, or not known.</param>
public sealed record DispatchNote(string RiderId, string TaskId, DateTimeOffset At, DispatchDecision Decision, int? WithinM);

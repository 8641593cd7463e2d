namespace RedStation.Storage.Accounts;

/// <summary>A session that was ended before its time.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When.</param>
public sealed record EndedSession(string Id, DateTimeOffset At);

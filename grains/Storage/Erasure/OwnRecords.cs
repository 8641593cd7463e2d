namespace RedStation.Storage.Erasure;

/// <summary>A rider's account, as an export has it.</summary>
/// <param name="DisplayName">What it was made with.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="HasPhone">Whether it is found by a phone number. The number itself is not kept, only a digest of it.</param>
public sealed record OwnAccount(string DisplayName, DateTimeOffset CreatedAt, bool HasPhone);

/// <summary>A sign-in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ExpiresAt">Until when it lasts, unless it is used.</param>
/// <param name="EndedAt">When it was ended; null while it lasts.</param>
public sealed record OwnSession(string Id, DateTimeOffset ExpiresAt, DateTimeOffset? EndedAt);

/// <summary>A photo or a recording.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">Where its rider, signed in, gets it.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="CreatedAt">When it arrived.</param>
/// <param name="CaseId">The case that it belongs to, or null.</param>
public sealed record OwnMedia(string Id, string Address, string ContentType, DateTimeOffset CreatedAt, string? CaseId);

/// <summary>What was shown of a certificate.</summary>
/// <param name="Id">The end of its link.</param>
/// <param name="Presentation">What is shown.</param>
/// <param name="ExpiresAt">Until when.</param>
public sealed record OwnPresentation(string Id, string Presentation, DateTimeOffset ExpiresAt);

/// <summary>A shift that is over, of the last 30 days.</summary>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended.</param>
/// <param name="District">The adcode that the rider was at home in.</param>
public sealed record OwnShift(DateTimeOffset From, DateTimeOffset To, string District);

/// <summary>A hardship grant, without who proposed and who decided it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="District">The adcode whose budget it is of.</param>
/// <param name="Points">How many points.</param>
/// <param name="Reason">Why it was proposed.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="Status">What became of it: <c>proposed</c>, <c>approved</c>, <c>refused</c> or <c>expired</c>.</param>
/// <param name="DecidedAt">When it was decided.</param>
/// <param name="Note">What was written at that.</param>
public sealed record OwnHardship(
    string Id, string District, long Points, string Reason, DateTimeOffset ProposedAt, string Status, DateTimeOffset? DecidedAt, string? Note);

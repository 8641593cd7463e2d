using RedStation.Api.Http.Problems;

namespace RedStation.Api.Cases;

/// <summary>Somebody without account reports a case.</summary>
/// <param name="OperationId">The client's id of this command, 20 to 64 characters made at random: who knows it is given the same code.</param>
/// <param name="Token">The <c>token</c> of <c>GET /public-reports/form</c>.</param>
/// <param name="Position">Where it is; the district follows from it.</param>
/// <param name="Class">Its class, of the list of the district it lies in; "other" when absent.</param>
/// <param name="Note">What is wrong, ≤ 500; the name of the class when absent. One of the two is there.</param>
/// <param name="TakenAt">When it was seen: within the last 30 days; now when absent.</param>
/// <param name="Website">Always empty: a field that people do not see, and programs fill in.</param>
public sealed record ReportAsResidentRequest(
    string? OperationId,
    string? Token,
    PositionInput? Position,
    string? Class = null,
    string? Note = null,
    DateTimeOffset? TakenAt = null,
    string? Website = null);

/// <summary>Somebody without account has seen the same.</summary>
/// <param name="OperationId">The client's id of this command, 20 to 64 characters made at random.</param>
/// <param name="Token">The <c>token</c> of <c>GET /public-reports/form</c>.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Website">Always empty.</param>
public sealed record JoinAsResidentRequest(string? OperationId, string? Token, string? CaseId, string? Website = null);

/// <summary>Asks how a report stands.</summary>
/// <param name="Code">The code that the report was answered with.</param>
public sealed record FollowReportRequest(string? Code);

/// <summary>What a page needs to take reports without account.</summary>
/// <param name="Token">For one's report; good until <paramref name="ExpiresAt"/>.</param>
/// <param name="ExpiresAt">When a new one is needed.</param>
/// <param name="District">The adcode in which the place lies; null without a place, and outside of all districts.</param>
/// <param name="Open">Whether that district takes reports without account.</param>
/// <param name="Hotline">The number to call where it does not.</param>
public sealed record PublicReportFormWire(string Token, DateTimeOffset ExpiresAt, string? District, bool Open, string Hotline);

/// <summary>A report, or a "me too", was taken.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Code">
/// The one way to follow it, for <c>POST /public-reports/status</c> and for the address <c>/report#code</c>. It is kept as a digest and shown in
/// this answer alone.
/// </param>
/// <param name="UploadKey">
/// The header <c>Upload-Key</c> of <c>POST /public-reports/photo</c>: for one photo, until <paramref name="UploadUntil"/>.
/// </param>
/// <param name="UploadUntil">When the photo must have arrived.</param>
/// <param name="District">The adcode that has the case.</param>
/// <param name="ReceivedAt">When it was taken.</param>
public sealed record PublicReportWire(
    string CaseId, string Code, string UploadKey, DateTimeOffset UploadUntil, string District, DateTimeOffset ReceivedAt);

using RedStation.Api.Http.Problems;

namespace RedStation.Api.Cases;

/// <summary>A rider reports a case.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Position">Where it is; the district follows from it.</param>
/// <param name="Class">Its class, of the list of the district it lies in; absent for the one of what fits nowhere.</param>
/// <param name="Note">What is wrong, ≤ 500; absent for the name of the class.</param>
/// <param name="TakenAt">When it was seen: within the last 30 days; now when absent.</param>
/// <param name="PhotoIds">Photos that have been uploaded, ≤ 4; others may follow.</param>
/// <param name="VoiceId">A recording that has been uploaded; it may follow.</param>
public sealed record ReportCaseRequest(
    string? OperationId,
    PositionInput? Position,
    string? Class = null,
    string? Note = null,
    DateTimeOffset? TakenAt = null,
    IReadOnlyList<string>? PhotoIds = null,
    string? VoiceId = null);

/// <summary>A reporter adds a photo or a recording to a case: one of the two.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="PhotoId">A photo that has been uploaded.</param>
/// <param name="VoiceId">A recording that has been uploaded.</param>
public sealed record AttachToCaseRequest(string? OperationId, string? PhotoId = null, string? VoiceId = null);

/// <summary>A rider joins a case.</summary>
/// <param name="OperationId">The client's id of this command.</param>
public sealed record JoinCaseRequest(string? OperationId);

/// <summary>A reporter says that a case which was closed is not solved.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Note">What is still wrong, ≤ 500.</param>
public sealed record ReopenCaseRequest(string? OperationId, string? Note);

/// <summary>A dispatcher does something with a case.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Note">A remark, or where one is required the reason, ≤ 500.</param>
public sealed record CaseRequest(string? OperationId, string? Note = null);

/// <summary>A dispatcher opens a case.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Class">Its class; absent for the one that it was reported as.</param>
/// <param name="Note">A remark, ≤ 500.</param>
public sealed record OpenCaseRequest(string? OperationId, string? Class = null, string? Note = null);

/// <summary>A dispatcher refuses a report.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Reason">The code of a template of the district's list.</param>
/// <param name="Note">More about it, which the reporter reads too, ≤ 500.</param>
public sealed record RefuseCaseRequest(string? OperationId, string? Reason, string? Note = null);

/// <summary>A dispatcher merges a report into an earlier case.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="CaseId">The earlier case.</param>
/// <param name="Note">A remark, ≤ 500.</param>
public sealed record MergeCaseRequest(string? OperationId, string? CaseId, string? Note = null);

/// <summary>A dispatcher gives a case to a unit.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Unit">The unit's name, ≤ 80.</param>
/// <param name="Note">A remark, ≤ 500.</param>
public sealed record DispatchCaseRequest(string? OperationId, string? Unit, string? Note = null);

/// <summary>A dispatcher hands a case to another district.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="District">Its adcode.</param>
/// <param name="Note">Why, ≤ 500.</param>
public sealed record HandOverCaseRequest(string? OperationId, string? District, string? Note);

/// <summary>A dispatcher asks for 挂账.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="ReviewAt">When it is to be looked at again: within 180 days.</param>
/// <param name="Note">Why it cannot be solved for now, ≤ 500.</param>
public sealed record SuspendCaseRequest(string? OperationId, DateTimeOffset? ReviewAt, string? Note);

/// <summary>A dispatcher grants 延期.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Extension">How much more time, in the unit of its class; at most what the class has.</param>
/// <param name="Note">Why, ≤ 500.</param>
public sealed record ExtendCaseRequest(string? OperationId, int? Extension, string? Note);

/// <summary>A rider reports an incident on duty.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Note">What happened, ≤ 500; may be absent.</param>
/// <param name="Position">Where; where the task is when absent.</param>
public sealed record ReportIncidentRequest(string? OperationId, string? Note = null, PositionInput? Position = null);

/// <summary>A dispatcher makes a task for riders from a case.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Type">The kind of task.</param>
/// <param name="Note">What is to be done, ≤ 500; absent for what was reported.</param>
/// <param name="RespondWithinMinutes">1 … 10,080; 30 when absent.</param>
public sealed record MakeCaseTaskRequest(
    string? OperationId, Contracts.Tasks.TaskType? Type, string? Note = null, int? RespondWithinMinutes = null);

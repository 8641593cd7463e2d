using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RedStation.Contracts.Cases;

/// <summary>A rider, or an organisation, reports a case, 上报.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="RiderId">The rider, or a person without account (<see cref="PublicReporters"/>); empty when an organisation reports.</param>
/// <param name="ClassId">What they think it is.</param>
/// <param name="Position">Where it is, WGS-84.</param>
/// <param name="District">The adcode it lies in.</param>
/// <param name="Note">What they wrote: a rider ≤ <see cref="Limits.Note"/>, an organisation ≤ <see cref="Limits.CaseDescription"/>.</param>
/// <param name="ObservedAt">When they saw it; a report may be sent later. Null for when it arrives.</param>
[GenerateSerializer, Immutable, Alias("report-case")]
public sealed record ReportCase(
    [property: Id(0)] string OperationId,
    [property: Id(1)] string RiderId,
    [property: Id(2)] string ClassId,
    [property: Id(3)] GeoPoint Position,
    [property: Id(4)] string District,
    [property: Id(5)] string Note,
    [property: Id(6)] DateTimeOffset? ObservedAt)
{
    /// <summary>Photos that they took; null for none. Others may follow.</summary>
    /// <remarks>What is not there is not written: a report of before has the digest that it had.</remarks>
    [Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? PhotoIds { get; init; }

    /// <summary>What they said; null for nothing. It may follow.</summary>
    [Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? VoiceId { get; init; }

    /// <summary>
    /// The organisation that reports, by name; null when a rider does. Not written then, so that a command which is repeated across an upgrade stays
    /// the same one.
    /// </summary>
    [Id(20), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Organisation { get; init; }

    /// <summary>What an organisation answers to what the class asks; null for nothing, and not written then.</summary>
    [Id(21), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public ImmutableArray<CaseAnswer>? Answers { get; init; }

    /// <summary>The task with which the rider was on duty when it happened; null for none.</summary>
    /// <remarks>What is not there is not written: a report of before has the digest that it had.</remarks>
    [Id(30), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TaskId { get; init; }

    /// <summary>What the command is remembered by: two people may choose the same operation id.</summary>
    public string Key => Organisation is { } organisation ? $"organisation:{organisation}/{OperationId}" : $"{RiderId}/{OperationId}";
}

/// <summary>Somebody does something with a case. What an action does not need is null.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="By">Who.</param>
/// <param name="Action">What.</param>
/// <param name="Note">Why.</param>
[GenerateSerializer, Immutable, Alias("case-command")]
public sealed record CaseCommand(
    [property: Id(0)] string OperationId, [property: Id(1)] string By, [property: Id(2)] CaseAction Action, [property: Id(3)] string? Note = null)
{
    /// <summary>The class as which it is opened; null for the one that it was reported as.</summary>
    [Id(4)] public string? ClassId { get; init; }

    /// <summary>The code of the template for which it is refused.</summary>
    [Id(5)] public string? Reason { get; init; }

    /// <summary>The unit that it is given to.</summary>
    [Id(6)] public string? Unit { get; init; }

    /// <summary>The adcode that it is handed to.</summary>
    [Id(7)] public string? District { get; init; }

    /// <summary>When it is to be looked at again.</summary>
    [Id(8)] public DateTimeOffset? ReviewAt { get; init; }

    /// <summary>How much more time, in the unit of its class.</summary>
    [Id(9)] public int? Extension { get; init; }

    /// <summary>The case to merge it into.</summary>
    [Id(10)] public string? CaseId { get; init; }

    /// <summary>When that one was reported; only an earlier one is asked.</summary>
    [Id(11)] public DateTimeOffset? CaseReportedAt { get; init; }

    /// <summary>The photo that is added, released or withdrawn.</summary>
    /// <remarks>What is not there is not written: a command of before has the digest that it had.</remarks>
    [Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PhotoId { get; init; }

    /// <summary>The recording that is added.</summary>
    [Id(13), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? VoiceId { get; init; }

    /// <summary>What the command is remembered by: two people may choose the same operation id.</summary>
    public string Key => $"{By}/{OperationId}";
}

/// <summary>A later report is the same as the case that is asked.</summary>
/// <param name="CaseId">The later report.</param>
/// <param name="Reporters">The riders who reported it and joined it.</param>
/// <param name="By">Who merged them.</param>
/// <param name="Organisation">The organisation that reported it; null when a rider did.</param>
[GenerateSerializer, Immutable, Alias("absorbed-case")]
public sealed record AbsorbedCase(
    [property: Id(0)] string CaseId,
    [property: Id(1)] ImmutableArray<string> Reporters,
    [property: Id(2)] string By,
    [property: Id(3)] string? Organisation = null);

/// <summary>A case of another system, with what became of it there. It is taken once; times are those of that system.</summary>
[GenerateSerializer, Immutable, Alias("import-case")]
public sealed record ImportCase
{
    /// <summary>The system that it comes from, by name.</summary>
    [Id(0)] public required string Source { get; init; }

    /// <summary>Its id there.</summary>
    [Id(1)] public required string SourceId { get; init; }

    /// <summary>The class that it is here.</summary>
    [Id(2)] public required string ClassId { get; init; }

    /// <summary>Where it is, WGS-84.</summary>
    [Id(3)] public required GeoPoint Position { get; init; }

    /// <summary>The adcode whose dispatchers have it.</summary>
    [Id(4)] public required string District { get; init; }

    /// <summary>What was reported, ≤ <see cref="Limits.CaseDescription"/>.</summary>
    [Id(5)] public required string Note { get; init; }

    /// <summary>When it was reported.</summary>
    [Id(6)] public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>When it was accepted, or refused; null for not yet, or for not known when it was dispatched or closed.</summary>
    [Id(7)] public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The code of the template for which it was refused; null when it was not.</summary>
    [Id(8)] public string? Reason { get; init; }

    /// <summary>When a unit was given it; null for not yet, or for not known when it was closed.</summary>
    [Id(9)] public DateTimeOffset? DispatchedAt { get; init; }

    /// <summary>The unit.</summary>
    [Id(10)] public string? Unit { get; init; }

    /// <summary>By when it was, or is, to be closed; null for what its class says.</summary>
    [Id(11)] public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was closed; null for not yet.</summary>
    [Id(12)] public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What the command is remembered by.</summary>
    public string Key => $"import:{Source}/{SourceId}";
}

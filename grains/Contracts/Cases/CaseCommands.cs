using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RedStation.Contracts.Cases;

/// <summary>A rider reports a case, 上报.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="RiderId">Who.</param>
/// <param name="ClassId">What they think it is.</param>
/// <param name="Position">Where it is, WGS-84.</param>
/// <param name="District">The adcode it lies in.</param>
/// <param name="Note">What they wrote, ≤ <see cref="Limits.Note"/>.</param>
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

    /// <summary>What the command is remembered by: two people may choose the same operation id.</summary>
    public string Key => $"{RiderId}/{OperationId}";
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
/// <param name="Reporters">Who reported it and joined it.</param>
/// <param name="By">Who merged them.</param>
[GenerateSerializer, Immutable, Alias("absorbed-case")]
public sealed record AbsorbedCase(
    [property: Id(0)] string CaseId, [property: Id(1)] ImmutableArray<string> Reporters, [property: Id(2)] string By);

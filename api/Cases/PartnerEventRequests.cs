using RedStation.Api.Http.Problems;
using RedStation.Contracts.Cases;

namespace RedStation.Api.Cases;

/// <summary>An event of another system, as CloudEvents 1.0 has it. Attributes that are not named here are let be.</summary>
/// <param name="Specversion"><c>1.0</c>.</param>
/// <param name="Id">Its id, the same whenever it is told and the same as the header <c>webhook-id</c>.</param>
/// <param name="Source">The system, as it was registered.</param>
/// <param name="Type">What happened.</param>
/// <param name="Data">What there is to say of it.</param>
public sealed record PartnerEventRequest(string? Specversion, string? Id, string? Source, string? Type, PartnerEventInput? Data);

/// <summary>What an event says of a case.</summary>
/// <param name="CaseId">The case that something was done about.</param>
/// <param name="Note">What was done, or why it is given back; ≤ 500 characters.</param>
/// <param name="ClassId">The class of a case that is reported.</param>
/// <param name="Position">Where it is, WGS-84.</param>
/// <param name="Description">What it is, 1 … 500 characters.</param>
/// <param name="ObservedAt">When it was seen, within the last 30 days; absent for now.</param>
public sealed record PartnerEventInput(
    string? CaseId = null,
    string? Note = null,
    string? ClassId = null,
    PositionInput? Position = null,
    string? Description = null,
    DateTimeOffset? ObservedAt = null);

/// <summary>What an event led to.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Status">Where it stood after it.</param>
public sealed record PartnerEventWire(string CaseId, CaseStatus Status);

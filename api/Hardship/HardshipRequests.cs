using System.Collections.Immutable;
using RedStation.Contracts.Hardship;
using RedStation.Storage.Hardship;

namespace RedStation.Api.Hardship;

/// <summary>Proposes points for a rider in need.</summary>
/// <param name="OperationId">The client's id of the command.</param>
/// <param name="District">The adcode of the district from whose budget they are.</param>
/// <param name="RiderId">The rider.</param>
/// <param name="Points">How many, 1 to 100,000.</param>
/// <param name="Reason">Why, for who decides. 1 to 500 characters.</param>
public sealed record ProposeHardshipGrantRequest(string? OperationId, string? District, string? RiderId, int? Points, string? Reason);

/// <summary>A decision on a grant.</summary>
/// <param name="Note">Why; up to 500 characters, or null.</param>
public sealed record DecideHardshipGrantRequest(string? Note);

/// <summary>Puts points into a district's budget.</summary>
/// <param name="OperationId">The client's id of the command.</param>
/// <param name="Points">How many, 1 to 1,000,000.</param>
/// <param name="Reason">Why. 1 to 500 characters.</param>
public sealed record TopUpHardshipBudgetRequest(string? OperationId, int? Points, string? Reason);

/// <summary>A grant, and what its reader may do with it.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="MayApprove">Whether the reader may approve it now.</param>
/// <param name="MayRefuse">Whether the reader may refuse it now, or take it back.</param>
public sealed record HardshipGrantWire(HardshipGrant Grant, bool MayApprove, bool MayRefuse);

/// <summary>A page of grants.</summary>
/// <param name="Items">The grants, the one proposed last first.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record HardshipGrantList(ImmutableArray<HardshipGrantWire> Items, string? Next);

/// <summary>A district's budget.</summary>
/// <param name="Budget">What is in it.</param>
/// <param name="TopUps">What was put into it, newest first; the last 50.</param>
/// <param name="MayTopUp">Whether the reader may put points into it.</param>
public sealed record HardshipBudgetWire(HardshipBudget Budget, ImmutableArray<HardshipTopUp> TopUps, bool MayTopUp);

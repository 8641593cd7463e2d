using System.Collections.Immutable;
using RedStation.Contracts.Partners;

namespace RedStation.Api.Duties;

/// <summary>A platform says what it forgives for a duty.</summary>
/// <param name="GrantedMinutes">How many minutes, 0 … the duty's <c>heldMinutes</c>; 0 forgives nothing.</param>
public sealed record ExemptionRequest(int? GrantedMinutes);

/// <summary>A platform puts minutes into its time pool, for this month.</summary>
/// <param name="OperationId">The client's id of the command.</param>
/// <param name="Minutes">How many, 1 … 100,000.</param>
public sealed record TopUpTimePoolRequest(string? OperationId, int? Minutes);

/// <summary>A page of duties.</summary>
/// <param name="Items">The duties, the one that began last first.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record PlatformDutyList(ImmutableArray<PlatformDutyView> Items, string? Next);

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RedStation.Contracts.Partners;
using RedStation.Domain.Partners;

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

/// <summary>A platform says when a rider's tightest order is due.</summary>
/// <param name="Deadline">By when it must be delivered, within 12 hours; null when they carry none.</param>
public sealed record OrderDeadlineRequest([property: JsonRequired] DateTimeOffset? Deadline);

/// <summary>What of a platform's word counts.</summary>
/// <param name="Deadline">The deadline that counts for this platform; null when there is none, or it has passed.</param>
public sealed record OrderDeadlineWire(DateTimeOffset? Deadline);

/// <summary>A rider's score.</summary>
/// <param name="Rider">What the platform knows the rider by.</param>
/// <param name="Score">0 … 100.</param>
/// <param name="From">From when on work counts.</param>
/// <param name="To">Until when.</param>
/// <param name="Parts">How it came about; the points sum to the score.</param>
public sealed record DispatchScoreWire(string Rider, int Score, DateTimeOffset From, DateTimeOffset To, ImmutableArray<ScorePart> Parts);

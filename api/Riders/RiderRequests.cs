using RedStation.Contracts.Profiles;

namespace RedStation.Api.Riders;

/// <summary>A rider changes what others call them and where they are at home.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="DisplayName">1 … 80 characters.</param>
/// <param name="HomeDistrict">A known adcode, or null.</param>
public sealed record ChangeProfileRequest(string? OperationId, string? DisplayName, string? HomeDistrict = null);

/// <summary>An administrator blocks or unblocks a rider and sets their certified skills.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Blocked">Whether the rider is blocked.</param>
/// <param name="Skills">What they are certified for.</param>
public sealed record ChangeAccountStatusRequest(string? OperationId, bool? Blocked, IReadOnlyList<Skill>? Skills = null);

/// <summary>Where a phone says its rider is.</summary>
/// <param name="Lat">Latitude, WGS-84.</param>
/// <param name="Lon">Longitude, WGS-84.</param>
/// <param name="AccuracyM">Radius of 68% confidence in metres, 0 … 5,000; it counts as distance. Null when unknown.</param>
/// <param name="At">When it was measured, not when it is sent; not more than 5 minutes ago and 1 minute ahead. Null for now.</param>
public sealed record PositionReport(double Lat, double Lon, double? AccuracyM, DateTimeOffset? At);

/// <summary>Where a rider goes on duty.</summary>
/// <param name="Lat">Latitude, WGS-84.</param>
/// <param name="Lon">Longitude, WGS-84.</param>
public sealed record StartPosition(double Lat, double Lon);

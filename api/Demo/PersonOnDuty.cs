using RedStation.Contracts;

namespace RedStation.Api.Demo;

/// <summary>A person's rider on duty.</summary>
/// <param name="Subject">Who.</param>
/// <param name="ConnectionId">The connection they went on duty through.</param>
/// <param name="Place">Where they are; null while they have said nothing of it.</param>
/// <param name="LookAt">When to look for work for them.</param>
public sealed record PersonOnDuty(string Subject, string ConnectionId, GeoPoint? Place, DateTimeOffset LookAt);

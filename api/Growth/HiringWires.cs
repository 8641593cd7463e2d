using System.Collections.Immutable;
using RedStation.Storage.Hiring;

namespace RedStation.Api.Growth;

/// <summary>A rider agrees to be found for preferential hiring, 优先录用.</summary>
/// <param name="District">The adcode of the district whose office may have their name.</param>
/// <param name="Phone">Where they are reached: a mainland mobile number.</param>
public sealed record AgreeToHiringRequest(string? District, string? Phone);

/// <summary>How a rider stands with preferential hiring.</summary>
/// <param name="Consent">What they have agreed to, or null.</param>
/// <param name="Qualifies">Whether they have an honour that qualifies for it. Only then are they in a list.</param>
/// <param name="Exports">The lists that they were in, the last one first, at most 100.</param>
public sealed record HiringWire(HiringConsent? Consent, bool Qualifies, ImmutableArray<HiringExport> Exports);

/// <summary>An office fetches who qualifies for preferential hiring.</summary>
/// <param name="OperationId">The client's id of the command.</param>
/// <param name="District">The adcode of the district.</param>
public sealed record ExportHiringRequest(string? OperationId, string? District);

namespace RedStation.Api.Http.OpenApi;

/// <summary>The codes with which an endpoint may refuse, for the OpenAPI document.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Codes">The codes under it.</param>
internal sealed record ProblemCodes(int Status, IReadOnlyList<string> Codes);

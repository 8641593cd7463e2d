namespace RedStation.Api.Stations;

/// <summary>A reader has read a credential.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Credential">What was read, ≤ 200 characters, as the reader passed it on.</param>
public sealed record RecogniseRequest(string? OperationId, string? Credential);

namespace RedStation.Api.Players;

/// <summary>What came of a report.</summary>
/// <param name="Applied">Readings that changed a port.</param>
/// <param name="Ignored">Readings older than what was known.</param>
/// <param name="Unchanged">Readings that said what was known.</param>
/// <param name="SilentPorts">Ports that must be told again.</param>
public sealed record DeviceAnswer(int Applied, int Ignored, int Unchanged, IReadOnlyList<int> SilentPorts);

using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>A row that passed every check.</summary>
/// <param name="Id">The station's id.</param>
/// <param name="Definition">What the row says about it.</param>
public sealed record ImportedStation(string Id, StationDefinition Definition);

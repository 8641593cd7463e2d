using RedStation.Contracts.Stations;

namespace RedStation.Api.Demo;

/// <summary>A made-up station.</summary>
/// <param name="Id">Its id, e.g. <c>hz-001</c>.</param>
/// <param name="Definition">What is set down about it.</param>
/// <param name="Part">What becomes of it in the demo.</param>
public sealed record DemoStation(string Id, StationDefinition Definition, DemoStationPart Part);

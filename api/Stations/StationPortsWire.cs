using System.Collections.Immutable;

namespace RedStation.Api.Stations;

/// <summary>How many ports are in each state, and each of them.</summary>
/// <param name="Total">All ports.</param>
/// <param name="Available">Free ones.</param>
/// <param name="Reserved">Ones held for a rider.</param>
/// <param name="Charging">Ones in use.</param>
/// <param name="Faulted">Broken ones.</param>
/// <param name="Offline">Ones whose state is not known.</param>
/// <param name="Items">Every port, by number.</param>
public sealed record StationPortsWire(
    int Total, int Available, int Reserved, int Charging, int Faulted, int Offline, ImmutableArray<PortWire> Items);

using System.Collections.Immutable;

namespace RedStation.Contracts.Stations;

/// <summary>Which ports of a station report through a device of their own.</summary>
/// <param name="Identity">The device.</param>
/// <param name="Ports">Its ports; none when it has none any more.</param>
[GenerateSerializer, Immutable, Alias("wire-equipment")]
public sealed record WireEquipment([property: Id(0)] string Identity, [property: Id(1)] ImmutableArray<int> Ports);

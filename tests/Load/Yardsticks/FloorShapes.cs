using MessagePack;

namespace RedStation.Tests.Load.Yardsticks;

/// <summary>A tile's change as the product words it.</summary>
[MessagePackObject(keyAsPropertyName: true)]
public sealed record FloorTile(string tile, long after, long sequence, object[] stations);

/// <summary>A station as the product words it.</summary>
[MessagePackObject(keyAsPropertyName: true)]
public sealed record FloorSummary(
    string id, string name, string district, FloorPlace position, bool open, FloorPorts ports, string[] services, long revision, string asOf,
    bool connected,
    string state, bool reservable);

/// <summary>A place.</summary>
[MessagePackObject(keyAsPropertyName: true)]
public sealed record FloorPlace(double lat, double lon);

/// <summary>Counts of ports.</summary>
[MessagePackObject(keyAsPropertyName: true)]
public sealed record FloorPorts(int total, int available, int reserved, int charging, int faulted, int offline);

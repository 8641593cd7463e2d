using RedStation.Contracts.Stations;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Live;

/// <summary>Something that takes changes of ports and tells them to watchers: the product, or its yardstick.</summary>
public interface ILiveTarget
{
    /// <summary>The hub that phones watch.</summary>
    Uri Hub { get; }

    /// <summary>What it uses, or null.</summary>
    ProcessUsage? Usage { get; }

    /// <summary>Sets all ports free and waits until that has been taken.</summary>
    Task Prepare(IReadOnlyList<ChangeTrack> tracks);

    /// <summary>Reports a change of one port; done when it was accepted. False for an attempt that failed and is to be repeated.</summary>
    Task<bool> Publish(PlannedStation station, long step, int port, PortStatus status);
}

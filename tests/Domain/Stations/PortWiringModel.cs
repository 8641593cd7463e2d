using System.Collections.Immutable;
using RedStation.Contracts.Stations;

namespace RedStation.Tests.Domain.Stations;

/// <summary>What riders must be shown of ports that speak through different devices, told in the plainest way: each port by itself.</summary>
internal sealed class PortWiringModel
{
    private readonly TimeSpan limit;
    private readonly Dictionary<string, ImmutableArray<int>> wiring = [];
    private readonly Port[] ports;

    public PortWiringModel(int count, TimeSpan silenceLimit, DateTimeOffset now)
    {
        limit = silenceLimit;
        ports = [.. Enumerable.Range(0, count).Select(_ => new Port { Status = PortStatus.Available, HeardAt = now, Believed = true })];
    }

    public IEnumerable<PortStatus> Shown => ports.Select(port => port.Believed && !port.IsLost ? port.Status : PortStatus.Offline);

    public void Tick(DateTimeOffset now)
    {
        foreach (var port in ports.Where(port => now - port.HeardAt >= limit))
        {
            port.Believed = false;
        }
    }

    public void Wire(string device, ImmutableArray<int> own)
    {
        var before = Enumerable.Range(1, ports.Length).Select(OwnerOf).ToArray();
        wiring[device] = own;
        for (var number = 1; number <= ports.Length; number++)
        {
            ports[number - 1].Believed &= OwnerOf(number) == before[number - 1];
        }
    }

    public void Say(string? speaker, int number, PortStatus status, DateTimeOffset now)
    {
        if (OwnerOf(number) == speaker)
        {
            var port = ports[number - 1];
            (port.Status, port.HeardAt, port.Believed, port.IsLost) = (status, now, true, false);
        }
    }

    public void SayNothing(string? speaker, DateTimeOffset now)
    {
        foreach (var port in ports.Where((port, at) => port.Believed && OwnerOf(at + 1) == speaker))
        {
            (port.HeardAt, port.IsLost) = (now, false);
        }
    }

    public void Lose(string device)
    {
        foreach (var port in ports.Where((_, at) => OwnerOf(at + 1) == device))
        {
            port.IsLost = true;
        }
    }

    private string? OwnerOf(int number) => wiring.FirstOrDefault(entry => entry.Value.Contains(number)).Key;

    private sealed class Port
    {
        public PortStatus Status { get; set; }

        public DateTimeOffset HeardAt { get; set; }

        /// <summary>Whether what was said last still counts.</summary>
        public bool Believed { get; set; }

        /// <summary>Whether its device's connection is lost since then.</summary>
        public bool IsLost { get; set; }
    }
}

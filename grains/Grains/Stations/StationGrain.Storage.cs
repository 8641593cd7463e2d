using RedStation.Domain.Stations;

namespace RedStation.Grains.Stations;

/// <summary>How a station keeps its state.</summary>
public sealed partial class StationGrain
{
    /// <summary>The station as it is now.</summary>
    private StationState State { get; set; } = new();

    private void Load() => State = StationRecords.Join(
        station.RecordExists ? station.State : new StationRecord(),
        ports.RecordExists ? ports.State : new PortsRecord());

    /// <summary>Changes memory only: for what need not outlive the process.</summary>
    private void Remember(StationState next) => State = next;

    /// <summary>Stores what a step has changed; when this returns it will be there after a crash.</summary>
    private async Task Store(StationState next)
    {
        var before = State;
        if (StationRecords.StationChanged(before, next))
        {
            await Write(station, StationRecords.Station(next));
        }

        if (StationRecords.PortsChanged(before, next))
        {
            await Write(ports, StationRecords.Ports(next));
        }

        State = next;
    }

    /// <summary>Stores or remembers, as the rules decided.</summary>
    private Task Keep(StationState next, bool write)
    {
        if (write)
        {
            return Store(next);
        }

        Remember(next);
        return Task.CompletedTask;
    }
}

using RedStation.Domain.Stations;

namespace RedStation.Grains.Stations;

/// <summary>How a station keeps its state: in two records, see <see cref="StationRecords"/>.</summary>
public sealed partial class StationGrain
{
    /// <inheritdoc/>
    protected override async Task Store(StationState next)
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

        Remember(next);
    }

    /// <inheritdoc/>
    protected override async Task ReadRecords()
    {
        try
        {
            await station.ReadStateAsync();
            await ports.ReadStateAsync();
        }
        finally
        {
            var remembered = State;
            Load();
            OnReadAgain(remembered);
        }
    }

    private void Load() => Remember(StationRecords.Join(
        station.RecordExists ? station.State : new StationRecord(),
        ports.RecordExists ? ports.State : new PortsRecord()));
}

using System.Globalization;
using System.Threading.Channels;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>
/// Takes what a charger says of its connectors to its station, behind the answers: a charger waits for no station. Of each connector the latest
/// counts, and is told until it was taken. Times are those at which it was heard, because a line keeps the order and clocks of chargers do not.
/// </summary>
internal sealed class StatusFeed(IEquipmentGrain grain, DiaryFeed diary, TimeProvider clock)
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<int, PortStatus> own = [];
    private readonly Dictionary<int, ConnectorReading> untold = [];
    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private bool isOut;

    /// <summary>Whether the charger has told of any connector.</summary>
    public bool HasAny
    {
        get
        {
            lock (gate)
            {
                return own.Count > 0;
            }
        }
    }

    /// <summary>A connector's status; connector 0 is the charger as a whole, without which none of them is of use.</summary>
    public void Add(int connector, PortStatus status, DateTimeOffset at)
    {
        if (connector > Limits.Ports)
        {
            diary.Refused("StatusNotification", connector.ToString(CultureInfo.InvariantCulture), EquipmentFault.UnknownConnector);
            return;
        }

        lock (gate)
        {
            if (connector == 0)
            {
                var wasOut = isOut;
                isOut = status == PortStatus.Faulted;
                foreach (var (number, last) in wasOut == isOut ? [] : own)
                {
                    untold[number] = new ConnectorReading(number, isOut ? PortStatus.Faulted : last, at);
                }
            }
            else
            {
                own[connector] = status;
                untold[connector] = new ConnectorReading(connector, isOut ? PortStatus.Faulted : status, at);
            }

            if (untold.Count > 0)
            {
                signal.Writer.TryWrite(true);
            }
        }
    }

    /// <summary>Tells until it is stopped.</summary>
    public async Task Run(CancellationToken stopping)
    {
        await foreach (var _ in signal.Reader.ReadAllAsync(stopping))
        {
            while (Take() is { Length: > 0 } readings && !await Tell(readings))
            {
                PutBack(readings);
                await Task.Delay(AgainAfter, clock, stopping);
            }
        }
    }

    private async Task<bool> Tell(ConnectorReading[] readings)
    {
        try
        {
            await grain.Ports(new ReportConnectors([.. readings]));
            return true;
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            return false;
        }
    }

    private ConnectorReading[] Take()
    {
        lock (gate)
        {
            var readings = untold.Values.Take(Limits.PortReports).ToArray();
            foreach (var reading in readings)
            {
                untold.Remove(reading.Connector);
            }

            return readings;
        }
    }

    private void PutBack(ConnectorReading[] readings)
    {
        lock (gate)
        {
            foreach (var reading in readings)
            {
                untold.TryAdd(reading.Connector, reading);
            }
        }
    }
}

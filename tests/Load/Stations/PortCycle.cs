using RedStation.Contracts.Stations;

namespace RedStation.Tests.Load.Stations;

/// <summary>
/// The life of a station's ports under load, so that its counts alone tell where in it the station is, whatever the protocol
/// tells besides: one by one all ports begin to charge, one by one they break, one by one they are free again. A step changes
/// one port and gives counts that no other step of the cycle has.
/// </summary>
/// <param name="ports">How many ports.</param>
public sealed class PortCycle(int ports)
{
    private const int Phases = 3;

    /// <summary>Steps until it begins anew.</summary>
    public int Length => Phases * ports;

    /// <summary>What changes at a step, from 0: which port, and its new status. The counts afterwards are those of step + 1.</summary>
    public (int Port, PortStatus Status) Change(long step)
    {
        var at = (int)(step % Length);
        return ((at % ports) + 1, (at / ports) switch
        {
            0 => PortStatus.Charging,
            1 => PortStatus.Faulted,
            _ => PortStatus.Available,
        });
    }

    /// <summary>The counts after so many steps.</summary>
    public (int Available, int Charging, int Faulted) Counts(long steps)
    {
        var at = (int)(steps % Length);
        var within = at % ports;
        return (at / ports) switch
        {
            0 => (ports - within, within, 0),
            1 => (0, ports - within, within),
            _ => (within, 0, ports - within),
        };
    }

    /// <summary>Where in the cycle these counts are, 0 to length − 1; −1 when nowhere, as before the first report.</summary>
    public int Place(int available, int charging, int faulted)
    {
        var place = available + charging + faulted != ports ? -1
            : faulted == 0 && available > 0 ? charging
            : available == 0 && charging > 0 ? ports + faulted
            : charging == 0 && faulted > 0 ? (2 * ports) + available
            : -1;
        return place;
    }
}

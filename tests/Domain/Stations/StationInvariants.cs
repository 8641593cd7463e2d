using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Tests.Domain.Stations;

/// <summary>What is true of a station at any moment.</summary>
public static class StationInvariants
{
    /// <param name="state">The station.</param>
    /// <param name="granted">Every reservation ever granted, with its rider.</param>
    /// <param name="revoked">Those that the rider's grain refused.</param>
    public static void Check(StationState state, IReadOnlyDictionary<string, string> granted, IReadOnlySet<string> revoked)
    {
        var held = state.Ports.Select(port => port.Held).OfType<HeldPort>().ToList();
        Assert.Equal(held.Count, held.DistinctBy(hold => hold.ReservationId).Count());
        Assert.Equal(held.Count, held.DistinctBy(hold => hold.RiderId).Count());
        Assert.All(held, hold => Assert.Equal(granted[hold.ReservationId], hold.RiderId));
        foreach (var (id, rider) in granted)
        {
            var owed = state.Owed.Count(word => word.ReservationId == id && word.RiderId == rider);
            Assert.Equal(1, held.Count(hold => hold.ReservationId == id) + owed + (revoked.Contains(id) ? 1 : 0));
        }

        if (StationViews.Detail("s", state) is not { } seen)
        {
            return;
        }

        var counts = seen.Summary.Ports;
        Assert.Equal(seen.Ports.Length, counts.Total);
        Assert.Equal(counts.Total, counts.Available + counts.Reserved + counts.Charging + counts.Faulted + counts.Offline);
        Assert.Equal(counts.Reserved, seen.Ports.Count(port => port.Status == PortStatus.Reserved));
        Assert.True(seen.Summary.Connected || counts.Offline == counts.Total, "a silent station shows what it last said");
        Assert.All(seen.Ports, port => Assert.True(
            port.Status == PortStatus.Offline || port.HeardAt is not null, "a port shows what its controller never said"));
        Assert.True(!seen.Summary.Reservable || (seen.Summary.Open && counts.Available > 0), "what cannot be held is said to be");
        Assert.True(!seen.Summary.Retired || (counts.Offline == counts.Total && held.Count == 0), "a retired station goes on");
        Assert.All(seen.Ports, port => Assert.False(
            port.Status == PortStatus.Available && state.Ports[port.Port - 1].Held is not null, "a held port shows as free"));
    }
}

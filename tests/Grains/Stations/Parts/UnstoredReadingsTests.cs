using RedStation.Contracts.Stations;
using RedStation.Grains.Stations;
using static RedStation.Tests.Grains.Stations.Parts.SomeStation;

namespace RedStation.Tests.Grains.Stations.Parts;

public sealed class UnstoredReadingsTests
{
    private readonly UnstoredReadings unstored = new();

    [Fact]
    public void Add_ReportThatWasRefused_IsShownAndNotTaken()
    {
        var free = Free(2);

        var state = unstored.Add(free, Report("refused", Noon.AddSeconds(5), (1, PortStatus.Charging)).Ports, Noon.AddSeconds(5));

        Assert.Equal((PortStatus.Available, PortStatus.Charging), (state.Ports[0].Reported, unstored.Shown(state).Ports[0].Reported));
        Assert.Equal(PortStatus.Available, unstored.Shown(state).Ports[1].Reported);
        Assert.True(state.Revision > free.Revision);
        Assert.Equal(Noon.AddSeconds(5), state.HeardAt);
    }

    [Fact]
    public void Add_SeveralOfAPort_ShowsTheLatestWhateverCameLast()
    {
        var state = unstored.Add(Free(1), Report("later", Noon.AddSeconds(9), (1, PortStatus.Charging)).Ports, Noon.AddSeconds(9));
        state = unstored.Add(state, Report("earlier", Noon.AddSeconds(5), (1, PortStatus.Faulted)).Ports, Noon.AddSeconds(10));

        Assert.Equal(PortStatus.Charging, unstored.Shown(state).Ports[0].Reported);
    }

    [Fact]
    public void Forget_WhatIsStoredByNow_TellsRidersAndWhatIsNotStaysShown()
    {
        var refused = Report("refused", Noon.AddSeconds(5), (1, PortStatus.Charging), (2, PortStatus.Charging));
        var state = unstored.Add(Free(2), refused.Ports, Noon.AddSeconds(5));
        Assert.Same(state, unstored.Forget(state, Noon.AddSeconds(6)));

        var stored = Reported(state, "again", Noon.AddSeconds(7), (1, PortStatus.Charging));
        var told = unstored.Forget(stored, Noon.AddSeconds(7));

        Assert.True(told.Revision > stored.Revision);
        Assert.Equal(PortStatus.Charging, unstored.Shown(told).Ports[1].Reported);
        Assert.Equal(PortStatus.Available, told.Ports[1].Reported);
        Assert.Same(told, unstored.Forget(told, Noon.AddSeconds(8)));
    }

    [Fact]
    public void Shown_WithNothingUnstored_IsTheStationItself()
    {
        var state = Free(1);

        Assert.Same(state, unstored.Shown(state));
        Assert.Same(state, unstored.Forget(state, Noon));
    }
}

using System.Collections.Immutable;
using CsCheck;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Tests.Domain.Stations;

/// <summary>A port that belongs to a registered device is heard by that device alone.</summary>
public sealed class PortWiringTests
{
    private const int Ports = 4;

    private static readonly StationOptions Options = new();

    /// <summary>Two devices and the station's own controller.</summary>
    private static readonly string?[] Speakers = [null, "one", "two"];

    private static readonly Gen<(int What, int Who, int Port, int Status, int Seconds)> Step =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[1, Ports], Gen.Int[0, 4], Gen.Int[0, 40]);

    [Fact]
    public void Port_AnySequence_IsShownOnlyWhatItsOwnDeviceSaidLately() => Step.List[0, 60].Sample(steps =>
    {
        var (state, now) = (SomeStations.Free(Ports), SomeStations.Noon);
        var model = new PortWiringModel(Ports, Options.SilenceLimit, now);
        foreach (var (what, who, port, status, seconds) in steps)
        {
            now = now.AddSeconds(seconds);
            state = PresenceRules.Tick(state, SomeStations.Noon, Options, now).State;
            model.Tick(now);
            var speaker = Speakers[who];
            switch (what)
            {
                case 0 when speaker is not null:
                    // The two devices never have the same port: the registration sees to that.
                    ImmutableArray<int> ports = who == 1 ? [.. Enumerable.Range(1, Ports).Where(one => one <= port && one % 2 == 1)]
                        : [.. Enumerable.Range(1, Ports).Where(one => one <= port && one % 2 == 0)];
                    state = PortWiring.Wire(state, new WireEquipment(speaker, ports), now).State;
                    model.Wire(speaker, ports);
                    break;
                case 1:
                    state = PortReportRules.Apply(
                        state, new ReportPorts("", [new PortReading(port, (PortStatus)status, now)]) { Equipment = speaker }, Options, now).State;
                    model.Say(speaker, port, (PortStatus)status, now);
                    break;
                case 2:
                    state = PortReportRules.Apply(state, new ReportPorts("", []) { Equipment = speaker }, Options, now).State;
                    model.SayNothing(speaker, now);
                    break;
                case 3 when speaker is not null:
                    state = PortWiring.Lost(state, speaker, now);
                    model.Lose(speaker);
                    break;
                default:
                    state = StationRecords.Join(StationRecords.Station(state), StationRecords.Ports(state)) with
                    {
                        Revision = state.Revision,
                        Connected = state.Connected,
                        ToldAsOf = state.ToldAsOf,
                        Open = state.Open,
                        OpenToHold = state.OpenToHold,
                    };
                    break;
            }

            Assert.Equal(model.Shown, StationViews.Detail("s", state)!.Ports.Select(entry => entry.Status));
        }
    });

    [Fact]
    public void Report_OfAnothersPort_IsNamedAndNotTaken()
    {
        var wired = PortWiring.Wire(SomeStations.Free(2), new WireEquipment("one", [2]), SomeStations.Noon).State;
        var report = new ReportPorts("r", [new(1, PortStatus.Charging, SomeStations.Noon), new(2, PortStatus.Charging, SomeStations.Noon)]);

        var own = PortReportRules.Apply(wired, report, Options, SomeStations.Noon);
        var device = PortReportRules.Apply(wired, report with { Equipment = "one" }, Options, SomeStations.Noon);

        Assert.Equal([2], own.Answer.Value!.Unknown!.Value);
        Assert.Equal([1], device.Answer.Value!.Unknown!.Value);
        Assert.Equal((1, 1), (own.Answer.Value.Applied, device.Answer.Value.Applied));
        Assert.Equal(DeviceFault.OtherEquipment, Assert.Single(own.State.Problems).Fault);
        Assert.Equal([PortStatus.Charging, PortStatus.Offline], StationViews.Detail("s", own.State)!.Ports.Select(port => port.Status));
        Assert.Equal([PortStatus.Available, PortStatus.Charging], StationViews.Detail("s", device.State)!.Ports.Select(port => port.Status));
    }

    [Fact]
    public void Lost_KeepsTheReservationUntilTheSilenceLimit_AndShowsThePortOfflineAtOnce()
    {
        var now = SomeStations.Noon;
        var wired = PortWiring.Wire(SomeStations.Free(1), new WireEquipment("one", [1]), now).State;
        wired = PortReportRules.Apply(wired, new ReportPorts("", [new(1, PortStatus.Available, now)]) { Equipment = "one" }, Options, now).State;
        var held = ReservationRules.Reserve("s", wired, new ReservePort("op", "rider", 1), "reservation", Options, now).State;

        var lost = PortWiring.Lost(held, "one", now);
        var later = PresenceRules.Tick(lost, now, Options, now.AddSeconds(30)).State;
        var back = PresenceRules.Heard(later, Options, now.AddSeconds(31), "one");
        var silent = PresenceRules.Tick(later, now, Options, now.AddSeconds(95)).State;

        Assert.Equal(PortStatus.Offline, StationViews.Detail("s", later)!.Ports[0].Status);
        Assert.NotNull(later.Ports[0].Held);
        Assert.Equal(PortStatus.Reserved, StationViews.Detail("s", back)!.Ports[0].Status);
        Assert.Null(silent.Ports[0].Held);
        Assert.Equal(ReservationEnd.StationOffline, Assert.Single(silent.Owed).Reason);
    }

    [Fact]
    public void Wire_Again_WritesNothing_AndTakingAway_GivesThePortBackSilent()
    {
        var (wired, _, write) = PortWiring.Wire(SomeStations.Free(1), new WireEquipment("one", [1]), SomeStations.Noon);
        var again = PortWiring.Wire(wired, new WireEquipment("one", [1]), SomeStations.Noon);
        var gone = PortWiring.Wire(wired, new WireEquipment("one", []), SomeStations.Noon);

        Assert.True(write);
        Assert.Equal((wired, false), (again.State, again.Write));
        Assert.Null(PortWiring.OwnerOf(gone.State, 1));
        Assert.Equal(PortLink.Silent, gone.State.Ports[0].Link);
    }
}

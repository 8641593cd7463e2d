using System.Collections.Immutable;
using CsCheck;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Tests.Domain.Stations;

public sealed class PortQueueRulesTests
{
    private static readonly StationOptions Options = new();

    [Fact]
    public void Ports_ThatFreeInAnyOrder_GoToWhoeverWaitsLongest_OneEach() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[0, 8].Array[0, 30]).Sample((ports, steps) =>
        {
            var (state, now, number) = (Taken(ports), SomeStations.Noon, 0);
            List<string> joined = [], served = [];
            foreach (var step in steps)
            {
                now = now.AddSeconds(10);
                if (step <= 4)
                {
                    var rider = $"r{number++}";
                    var answer = PortQueueRules.Join(state, new("join", rider), Options, now);
                    state = answer.State;
                    if (ReservationRules.FreePort(state) is not null)
                    {
                        Assert.Equal(StationRefusal.PortIsFree, answer.Answer.Refusal);
                        continue;
                    }

                    Assert.Equal(joined.Count - served.Count + 1, answer.Answer.Value!.Place);
                    joined.Add(rider);
                }
                else
                {
                    state = Report(state, (step % ports) + 1, PortStatus.Available, now);
                }

                while (PortQueueRules.Serve(state, $"rsv-{served.Count}", Options, now) is { Answer: true } given)
                {
                    var fresh = Assert.Single(given.State.Ports, port => port.Held?.ReservationId == $"rsv-{served.Count}").Held!;
                    Assert.Equal(now + Options.QueueHold, fresh.ExpiresAt);
                    served.Add(fresh.RiderId);
                    state = given.State;
                }

                Assert.Equal(joined.Take(served.Count), served);
                Assert.True(state.Queue.IsEmpty || ReservationRules.FreePort(state) is null, "Somebody waits while a port is free.");
            }
        });

    [Fact]
    public void Waiting_TwiceTheSame_KeepsThePlace_AndARepeatGivesTheFirstAnswer()
    {
        var first = PortQueueRules.Join(Taken(1), new("a", "rider"), Options, SomeStations.Noon);
        var behind = PortQueueRules.Join(first.State, new("b", "other"), Options, SomeStations.Noon.AddMinutes(1));

        var again = PortQueueRules.Join(behind.State, new("c", "rider"), Options, SomeStations.Noon.AddMinutes(2));
        var repeat = PortQueueRules.Join(PortQueueRules.Leave(again.State, "rider"), new("a", "rider"), Options, SomeStations.Noon.AddMinutes(3));

        Assert.Equal((1, 2, SomeStations.Noon), (again.Answer.Value!.Place, again.Answer.Value.Waiting, again.Answer.Value.JoinedAt));
        Assert.Equal(first.Answer, repeat.Answer);
        Assert.False(repeat.Write);
        Assert.Equal(["other"], repeat.State.Queue.Select(one => one.RiderId));
    }

    [Fact]
    public void Queue_LetsGoOfWhoWaitedTooLong_AndOfAllWhenTheStationIsRetired()
    {
        var state = PortQueueRules.Join(Taken(1), new("a", "first"), Options, SomeStations.Noon).State;
        state = PortQueueRules.Join(state, new("b", "second"), Options, SomeStations.Noon.AddMinutes(30)).State;

        var later = PortQueueRules.Serve(state, "rsv", Options, SomeStations.Noon + Options.QueueLife);
        var retired = DefinitionRules.Retire("s", state, new RetireStation("gone"), Options, SomeStations.Noon).State;

        Assert.Equal((true, "second"), (later.Write, Assert.Single(later.State.Queue).RiderId));
        Assert.Empty(PortQueueRules.Serve(retired, "rsv", Options, SomeStations.Noon).State.Queue);
    }

    [Theory]
    [InlineData("free", StationRefusal.PortIsFree)]
    [InlineData("silent", StationRefusal.StationOffline)]
    [InlineData("night", StationRefusal.StationClosed)]
    [InlineData("holds", StationRefusal.AlreadyReserved)]
    [InlineData("full", StationRefusal.QueueFull)]
    [InlineData("retired", StationRefusal.StationRetired)]
    [InlineData("none", StationRefusal.StationNotFound)]
    public void Join_ThatMakesNoSense_SaysWhy(string what, StationRefusal refusal)
    {
        var now = SomeStations.Noon;
        var state = what switch
        {
            "free" => SomeStations.Free(1),
            "silent" => PresenceRules.Tick(Taken(1), SomeStations.Noon, Options, now = now.AddMinutes(5)).State,
            "night" => Taken(1) with { OpenToHold = false },
            "holds" => ReservationRules.Reserve("s", SomeStations.Free(1), new("op", "rider", null), "rsv", Options, now).State,
            "full" => Taken(1) with { Queue = [.. Enumerable.Range(0, PortQueueRules.Most).Select(one => new QueuedRider($"r{one}", now))] },
            "retired" => DefinitionRules.Retire("s", Taken(1), new RetireStation("gone"), Options, now).State,
            _ => new StationState(),
        };

        var decision = PortQueueRules.Join(state, new("join", "rider"), Options, now);

        Assert.Equal(refusal, decision.Answer.Refusal);
        Assert.False(decision.Write);
        Assert.Equal(state.Queue, decision.State.Queue);
    }

    private static StationState Taken(int ports)
    {
        var state = SomeStations.Free(ports);
        return Enumerable.Range(1, ports).Aggregate(state, (one, port) => Report(one, port, PortStatus.Charging, SomeStations.Noon.AddSeconds(1)));
    }

    private static StationState Report(StationState state, int port, PortStatus status, DateTimeOffset at)
    {
        ImmutableArray<PortReading> reading = [new(port, status, at)];
        return PortReportRules.Apply(state, new ReportPorts(Guid.NewGuid().ToString(), reading), Options, at).State;
    }
}

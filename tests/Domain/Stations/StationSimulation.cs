using System.Collections.Immutable;
using System.Text.Json;
using RedStation.Contracts;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain;
using RedStation.Domain.Operations;
using RedStation.Domain.Riders;
using RedStation.Domain.Stations;

namespace RedStation.Tests.Domain.Stations;

/// <summary>
/// A station driven by the rules as its grain drives them, with a simple account of who was granted what beside it. After every
/// step the two are compared.
/// </summary>
public sealed class StationSimulation
{
    private static readonly StationOptions Options = new();

    private readonly Dictionary<string, string> granted = [];
    private readonly HashSet<string> revoked = [];
    private readonly List<(bool Stored, Func<bool> Known, Func<string> Again, string First)> answered = [];
    private StationState state = new();
    private StationRecord storedStation = new();
    private PortsRecord storedPorts = new();
    private OperationLog checkIns = new();
    private DateTimeOffset now = SomeStations.Noon;
    private DateTimeOffset inMemorySince = SomeStations.Noon;
    private int operations;

    public StationSimulation() => Define(3, hours: false);

    public int PortCount => state.Ports.Length;

    public void Wait(double seconds) => now += TimeSpan.FromSeconds(seconds);

    public void Tick() => Step(() => Take(PresenceRules.Tick(state, inMemorySince, Options, now)));

    public void Heartbeat() => Step(() => state = PresenceRules.Heard(state, Options, now));

    public void Screen() => Step(() =>
    {
        var visible = Visible();
        state = PresenceRules.ReaderHeard(PresenceRules.ScreenHeard(state, now), now);
        Assert.Equal(visible, Visible());
    });

    public void Retire()
    {
        var command = new RetireStation(NewOperation());
        Step(() => Take(DefinitionRules.Retire("s", state, command, Options, now)));
    }

    public void Report(ImmutableArray<(int Port, PortStatus Status, int Ago)> readings)
    {
        var report = NewReport(readings);
        Command(() => PortReportRules.Apply(state, report, Options, now), () => state.Reports.Entries.Any(entry => entry.Id == report.OperationId));
    }

    /// <summary>The process dies between the two writes of a report, and the device repeats it.</summary>
    public void TornReport(ImmutableArray<(int Port, PortStatus Status, int Ago)> readings)
    {
        var report = NewReport(readings);
        var decision = PortReportRules.Apply(state, report, Options, now);
        storedStation = decision.Write && StationRecords.StationChanged(state, decision.State)
            ? StationRecords.Station(decision.State)
            : storedStation;
        Crash();
        Step(() => Take(PortReportRules.Apply(state, report, Options, now)));
    }

    public void Reserve(string rider, int? port, bool confirmed)
    {
        Tick();
        var command = new ReservePort(NewOperation(), rider, port);
        var id = $"rsv-{operations}";
        if (!confirmed)
        {
            Step(() =>
            {
                var decision = ReservationRules.Reserve("s", state, command, id, Options, now);
                Take(decision);
                if (decision.Write)
                {
                    granted.Add(id, rider);
                    revoked.Add(id);
                    Store(ReservationRules.Revoke(state, id, StationRefusal.AlreadyReserved, now));
                    Remember(
                        true, () => true, () => ReservationRules.Reserve("s", state, command, "again", Options, now), StationRefusal.AlreadyReserved);
                }
            });
            return;
        }

        if (Command(() => ReservationRules.Reserve("s", state, command, id, Options, now)).Value is { } reservation)
        {
            Assert.Equal(now + Options.ReservationLife, reservation.ExpiresAt);
        }
    }

    public void Cancel(string rider, int which)
    {
        var id = granted.Keys.ElementAtOrDefault(which) ?? "rsv-unknown";
        var wasHeld = state.Ports.Any(port => port.Held is { } held && held.ReservationId == id && held.RiderId == rider);
        Step(() => Assert.Equal(wasHeld || WasCancelled(id, rider), Take(ReservationRules.Cancel(state, rider, id, now)).Value is not null));
    }

    public void Define(int ports, bool hours)
    {
        var definition = SomeStations.Definition(ports) with { Hours = hours ? new(new(8, 0), new(12, 1)) : null };
        var command = new DefineStation(NewOperation(), definition);
        Command(() => DefinitionRules.Define("s", state, command, Options, now));
    }

    public void Recognise(string rider, bool good)
    {
        var credential = new CredentialText(rider, now.AddMinutes(1), $"{operations:x16}", new string('0', 32));
        var command = new RecogniseRider(NewOperation(), credential.ToString());
        Answer<RiderCard, RiderRefusal> confirmed = good
            ? new RiderCard(rider, rider, RiderTier.Newcomer, "330106", 0, 0)
            : RiderRefusal.CredentialUsed;
        // A station that is closed for good keeps no answer to a reader: once it is open again, the same reading is a new one.
        var isKept = RecognitionRules.Replay(state, command) is null;
        Command(
            () => RecognitionRules.Replay(state, command) is { } first
                ? new(state, first, false)
                : RecognitionRules.Greet(state, command, credential, confirmed, Options, now),
            () => isKept);
    }

    public void Repeat(int which)
    {
        if (which < answered.Count && answered[which].Known())
        {
            var visible = Visible();
            Assert.Equal(answered[which].First, answered[which].Again());
            // A repeated report still says that the station is there, and nothing else.
            Assert.True(visible == Visible() || state.HeardAt == now);
        }
    }

    /// <summary>The process dies: what was only remembered is gone, and some time passes.</summary>
    public void Crash() => Step(() =>
    {
        now += TimeSpan.FromSeconds(1);
        inMemorySince = now;
        answered.RemoveAll(answer => !answer.Stored);
        state = PresenceRules.Restored(StationRecords.Join(storedStation, storedPorts) with { Recognitions = checkIns }, Options, now);
    });

    private ReportPorts NewReport(ImmutableArray<(int Port, PortStatus Status, int Ago)> readings) => new(
        NewOperation(),
        [.. readings.Select(reading => new PortReading(reading.Port, reading.Status, now - TimeSpan.FromSeconds(reading.Ago)))]);

    private string NewOperation() => $"op-{operations++}";

    private bool WasCancelled(string id, string rider) =>
        granted.GetValueOrDefault(id) == rider && state.Owed.Any(word => word.ReservationId == id && word.Reason == ReservationEnd.Cancelled);

    /// <param name="rule">The command.</param>
    /// <param name="known">Whether the station still remembers it, where it remembers few.</param>
    private Answer<TValue, StationRefusal> Command<TValue>(
        Func<Decision<StationState, Answer<TValue, StationRefusal>>> rule, Func<bool>? known = null)
        where TValue : class
    {
        Answer<TValue, StationRefusal>? answer = null;
        Step(() =>
        {
            var decision = rule();
            answer = Take(decision);
            if (answer.Value is Reservation reservation)
            {
                granted.Add(reservation.ReservationId, RiderOf(reservation));
            }

            Remember(decision.Write, known ?? (() => true), rule, answer);
        });
        return answer!;
    }

    private string RiderOf(Reservation reservation) => state.Ports[reservation.Port - 1].Held!.RiderId;

    private void Remember<TValue>(
        bool isStored, Func<bool> known, Func<Decision<StationState, Answer<TValue, StationRefusal>>> rule, Answer<TValue, StationRefusal> first)
        where TValue : class => answered.Add((isStored, known, () =>
        {
            var decision = rule();
            Assert.False(decision.Write);
            state = decision.State;
            return JsonSerializer.Serialize(decision.Answer);
        },
        JsonSerializer.Serialize(first)));

    private TAnswer Take<TAnswer>(Decision<StationState, TAnswer> decision)
    {
        if (decision.Write)
        {
            Store(decision.State);
        }

        state = decision.State;
        return decision.Answer;
    }

    private void Store(StationState next)
    {
        storedStation = StationRecords.StationChanged(state, next) ? StationRecords.Station(next) : storedStation;
        storedPorts = StationRecords.PortsChanged(state, next) ? StationRecords.Ports(next) : storedPorts;
        checkIns = new OperationLog { Entries = next.Recognitions.Entries.RemoveAll(entry => !entry.Granted) };
        state = next;
    }

    private void Step(Action step)
    {
        var (revision, visible) = (state.Revision, Visible());
        step();
        Assert.True(state.Revision >= revision, "the revision fell");
        Assert.True(visible == Visible() || state.Revision > revision, "something visible changed under the same revision");
        StationInvariants.Check(state, granted, revoked);
    }

    private string Visible() => JsonSerializer.Serialize(StationViews.Summary("s", state) is { } summary
        ? summary with { Revision = 0, AsOf = default }
        : null);
}

using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;
using RedStation.Grains.Gateways;
using RedStation.Grains.Operations;

namespace RedStation.Grains.Stations;

/// <inheritdoc cref="IStationGrain"/>
/// <remarks>Its state is kept in two records, see <see cref="StationRecords"/>.</remarks>
public sealed partial class StationGrain(
    [PersistentState("station")] IPersistentState<StationRecord> station,
    [PersistentState("station-ports")] IPersistentState<PortsRecord> ports,
    IStationIndex index,
    ICheckInLog checkIns,
    IOperationTable answered,
    IOptions<StationOptions> stationOptions,
    IOptions<LiveOptions> liveOptions,
    TimeProvider clock,
    ILogger<StationGrain> logger) : PersistentGrain<StationState>, IStationGrain
{
    /// <summary>How often a station looks at the clock and reminds its tile of itself, should a message have been lost.</summary>
    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(5);

    private readonly StationOptions options = stationOptions.Value;
    private readonly HoldConfirmations holds = new();
    private readonly UnstoredReadings unstored = new();

    private OperationMemory? operations;
    private ReportMemory? reports;
    private RiderRecognition? recognition;
    private StationPublisher? publisher;
    private IGrainTimer? ticking;
    private DateTimeOffset inMemorySince;

    private string Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The station as riders are shown it.</summary>
    private StationState Shown => unstored.Shown(State);

    /// <summary>Commands of riders and operators.</summary>
    private OperationMemory Operations => operations ??= new(
        this, answered, clock, () => State.Operations, log => Remember(State with { Operations = log }), IsFinal);

    private ReportMemory Reports => reports ??= new(
        OperationActors.Reports(this.GetPrimaryKeyString()), answered, clock, inMemorySince, () => State, Remember,
        work => this.RegisterGrainTimer(work, new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan)));

    private RiderRecognition RiderRecognition => recognition ??= new(
        Id, checkIns, options, clock, () => State, Remember, (riderId, presented) => GrainFactory.Rider(riderId).Recognise(presented),
        credential => GrainFactory.Rider(credential.RiderId).WithdrawCredentialUse(credential.Nonce, Id));

    private StationPublisher Publisher => publisher ??= new(
        Id,
        new(liveOptions.Value, clock, logger, (gateway, news) => gateway.Deliver([.. news]), (first, next) => [.. first, .. next]),
        clock,
        tile => GrainFactory.LiveTile(tile));

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        Load();
        inMemorySince = Now;
        if (State.Definition is not null)
        {
            Remember(PresenceRules.Restored(State, options, Now));
            StartTicking();
        }
    }

    /// <inheritdoc/>
    public Task<StationDetail?> Get() => Task.FromResult(StationViews.Detail(Id, Shown));

    /// <inheritdoc/>
    public Task<StationSummary?> GetSummary() => Task.FromResult(StationViews.Summary(Id, Shown));

    /// <inheritdoc/>
    public Task<DeviceHealth?> GetDevices() => Task.FromResult(DeviceProblems.Health(State, options, Now));

    /// <inheritdoc/>
    public Task<StationDetail?> Watch(IStationGateway gateway)
    {
        Publisher.Watch(gateway);
        return Get();
    }

    /// <inheritdoc/>
    public async Task<Answer<StationDetail, StationRefusal>> Define(DefineStation command)
    {
        await Operations.Recollect(command.OperationId);
        var before = State;
        return await Set(before, DefinitionRules.Define(Id, before, command, options, Now));
    }

    /// <inheritdoc/>
    public async Task<Answer<StationDetail, StationRefusal>> Retire(RetireStation command)
    {
        await Operations.Recollect(command.OperationId);
        var before = State;
        return await Set(before, DefinitionRules.Retire(Id, before, command, options, Now));
    }

    /// <inheritdoc/>
    public Task NoteRefused(DeviceFault fault, string detail)
    {
        if (State.Definition is not null)
        {
            Remember(DeviceProblems.Note(State, fault, detail, Now));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Heartbeat()
    {
        if (State.Definition is not null)
        {
            Remember(PresenceRules.ScreenHeard(State, Now));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task Wire(WireEquipment command)
    {
        var before = State;
        if (before.Definition is not null)
        {
            var decision = PortWiring.Wire(before, command, Now);
            await Keep(await WithoutNeverHad(decision.State), decision.Write);
            await PublishChanges(before);
        }
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<int>> EquipmentHeard(string identity)
    {
        var before = State;
        if (!before.Wiring.Any(wired => wired.Identity == identity))
        {
            return [];
        }

        Remember(PresenceRules.Heard(before, options, Now, identity));
        await PublishChanges(before);
        return [.. PortReportRules.SilentPorts(State, identity)];
    }

    /// <inheritdoc/>
    public async Task EquipmentLost(string identity)
    {
        var before = State;
        Remember(PortWiring.Lost(before, identity, Now));
        await PublishChanges(before);
    }

    /// <inheritdoc/>
    public async Task<Answer<PortReportResult, StationRefusal>> ReportPorts(ReportPorts command)
    {
        var before = State;
        Answer<PortReportResult, StationRefusal> answer;
        try
        {
            if (command.IsRemembered)
            {
                await Reports.Recollect(command);
            }

            before = State;
            var decision = PortReportRules.Apply(before, command, options, Now);
            await Keep(await WithoutNeverHad(decision.State), decision.Write);
            answer = decision.Answer;
        }
        catch (StorageFaultException) when (State.Definition is not null)
        {
            // Whether it could not be looked up or not be written: riders must not be shown a taken port as free.
            Remember(unstored.Add(State, PortWiring.Own(State, command), Now));
            await PublishChanges(before);
            throw;
        }

        Remember(unstored.Forget(State, Now));
        await PublishChanges(before);
        ServeQueueSoon();
        Reports.KeepSoon();
        return answer;
    }

    /// <inheritdoc/>
    public async Task<Answer<Recognition, StationRefusal>> Recognise(RecogniseRider command)
    {
        var outcome = await RiderRecognition.Recognise(command);
        if (outcome.Before is { } before)
        {
            await PublishChanges(before, outcome.Welcome);
        }

        if (outcome.Welcome is { } welcome)
        {
            await GrainFactory.Rider(welcome.Rider.Id).Welcome(new(Id, State.Definition!.Name, welcome.At, welcome.Visiting));
        }

        return outcome.Answer;
    }

    /// <inheritdoc/>
    public async Task<Answer<Reservation, StationRefusal>> Reserve(ReservePort command)
    {
        await Settle();
        await Operations.Recollect(command.Key);
        var before = Shown;
        var decision = ReservationRules.Reserve(Id, before, command, NewReservationId(), options, Now);
        if (!decision.Write)
        {
            // Only the answer is remembered: what could not be stored must not come in by the way.
            Remember(State with { Operations = decision.State.Operations });
            await Operations.Answer();
            return decision.Answer;
        }

        await Store(Stamped(decision.State));
        Remember(unstored.Forget(State, Now));
        await Project();
        await ConfirmHolds();
        await PublishChanges(before);
        var answer = ReservationRules.Replay(State, command)!;
        await Operations.Answer();
        return answer;
    }

    /// <inheritdoc/>
    public async Task<Answer<Unit, StationRefusal>> CancelReservation(string riderId, string reservationId)
    {
        await Operations.Recollect(ReservationRules.CancelKey(riderId, reservationId));
        var before = State;
        var decision = ReservationRules.Cancel(before, riderId, reservationId, Now);
        await Keep(Stamped(decision.State), decision.Write);
        await PublishChanges(before);
        ServeQueueSoon();
        await Operations.Answer();
        return decision.Answer;
    }

    /// <inheritdoc/>
    public async Task<Answer<QueuePlace, StationRefusal>> JoinQueue(JoinPortQueue command)
    {
        await Settle();
        await Operations.Recollect(command.Key);
        var decision = PortQueueRules.Join(Shown, command, options, Now);
        var next = State with { Queue = decision.State.Queue, Operations = decision.State.Operations };
        await Keep(decision.Write ? Stamped(next) : next, decision.Write);
        if (decision.Write)
        {
            await Project();
        }

        await Operations.Answer();
        return decision.Answer;
    }

    /// <inheritdoc/>
    public async Task LeaveQueue(string riderId)
    {
        var next = PortQueueRules.Leave(State, riderId);
        await Keep(next, write: next != State);
    }

    /// <inheritdoc/>
    public Task<QueuePlace?> GetQueuePlace(string riderId) => Task.FromResult(PortQueueRules.PlaceOf(State, riderId, options));

    /// <inheritdoc/>
    public async Task Wake()
    {
        await Settle();
        if (State.Definition is not null && !StationRows.HasPromises(State))
        {
            // The table knows the present revision as due, so it is told that nothing is under a later one.
            Remember(StationRevision.Bump(State, Now));
            await Project();
            await Publisher.NotifyTile(Shown);
        }
    }

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

    /// <inheritdoc/>
    protected override void OnReadAgain(StationState remembered)
    {
        if (State.Definition is null)
        {
            ticking?.Dispose();
            ticking = null;
            return;
        }

        Remember(PresenceRules.ReadAgain(State, remembered, Now));
    }

    private void Load() => Remember(StationRecords.Join(
        station.RecordExists ? station.State : new StationRecord(),
        ports.RecordExists ? ports.State : new PortsRecord()));

    private async Task<Answer<StationDetail, StationRefusal>> Set(
        StationState before, Domain.Decision<StationState, Answer<StationDetail, StationRefusal>> decision)
    {
        if (decision.Write)
        {
            if (before.Definition is null)
            {
                await index.Register(Id);
                StartTicking();
            }

            await Store(Stamped(await WithoutNeverHad(decision.State)));
        }

        if (decision.Answer.Value is not null)
        {
            // On a repeat too: the first time may have been cut short here. The index ignores what it has seen.
            await Project();
            await Publisher.LeaveTile(before, State);
            await PublishChanges(before);
        }

        await Operations.Answer();
        return decision.Answer;
    }

    private void StartTicking() =>
        ticking ??= this.RegisterGrainTimer(Settle, new GrainTimerCreationOptions(TickEvery, TickEvery) { KeepAlive = true });

    /// <summary>Applies what is due, makes good what a crash may have cut short, and tells whoever watches.</summary>
    private async Task Settle()
    {
        if (State.Definition is null)
        {
            return;
        }

        var before = State;
        var decision = PresenceRules.Tick(before, inMemorySince, options, Now);
        try
        {
            await Keep(await WithoutNeverHad(decision.State), decision.Write);
        }
        catch (StorageFaultException)
        {
            // A reservation's end waits for the store. That the station is silent is shown all the same.
            Remember(PresenceRules.Aged(State, inMemorySince, options, Now));
            await PublishChanges(before);
            throw;
        }

        if (decision.Write)
        {
            await Project();
        }

        // Whom their own grain refuses lets the next one have the port, before anybody else can ask for it.
        do
        {
            await ServeQueue();
        }
        while (await ConfirmHolds() && !State.Queue.IsEmpty);

        await PublishChanges(before);
        await Publisher.Remind(Shown);
    }

    /// <summary>Holds what is free for those who wait, before anybody else can ask for it.</summary>
    private async Task ServeQueue()
    {
        // Nearly always nobody waits, and every station looks every few seconds.
        var given = !State.Queue.IsEmpty;
        while (given)
        {
            var decision = PortQueueRules.Serve(Shown, NewReservationId(), options, Now);
            given = decision.Answer;
            if (decision.Write)
            {
                await Store(decision.State);
                Remember(unstored.Forget(State, Now));
                await Project();
            }
        }
    }

    /// <summary>A port may have come free: whoever waits is not kept waiting until the next tick.</summary>
    private void ServeQueueSoon()
    {
        if (!State.Queue.IsEmpty)
        {
            ticking?.Change(TimeSpan.Zero, TickEvery);
        }
    }

    /// <summary>Tells what changed since <paramref name="before"/>: the tile, the screens, and riders whose reservation is over.</summary>
    private async Task PublishChanges(StationState before, Recognition? recognised = null)
    {
        await Publisher.Publish(before.Revision, Shown, recognised);
        await SendPendingNotifications();
    }

    /// <summary>Riders hear of the end of their reservation. What cannot be said now stays owed and is said at the next tick.</summary>
    private async Task SendPendingNotifications()
    {
        foreach (var word in State.Owed)
        {
            try
            {
                await GrainFactory.Rider(word.RiderId).EndReservation(word.ReservationId, word.Reason);
                Remember(State with { Owed = State.Owed.Remove(word) });
            }
            catch (Exception fault) when (TransientFault.Is(fault))
            {
                LogWordOwed(logger, fault, Id, word.RiderId);
            }
        }
    }

    private static string NewReservationId() => "rsv-" + Guid.CreateVersion7().ToString("N");

    private Task Project() => index.Project(StationRows.Of(Id, State, Now)!);

    private StationState Stamped(StationState state) => state with { Operations = state.Operations.Stamp(Now) };

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Station {StationId} could not tell rider {RiderId} that a reservation is over; it will again")]
    private static partial void LogWordOwed(ILogger logger, Exception fault, string stationId, string riderId);
}

using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Contracts.Live;
using RedStation.Contracts.Stations;
using RedStation.Domain.Geo;
using RedStation.Domain.Stations;
using RedStation.Grains.Gateways;
using RedStation.Grains.Operations;

namespace RedStation.Grains.Stations;

/// <inheritdoc cref="IStationGrain"/>
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
    private readonly GatewayLeases<IStationGateway, IReadOnlyList<StationNews>> screens = new(
        liveOptions.Value, clock, logger, (gateway, news) => gateway.Deliver([.. news]), (first, next) => [.. first, .. next]);

    /// <summary>Reservations that their rider's grain has agreed to, as far as this activation knows.</summary>
    private readonly HashSet<string> confirmed = [];

    /// <summary>What the device said last of ports while the store took nothing. It has been refused and tells again.</summary>
    private ImmutableArray<PortReading> unstored = [];

    private OperationMemory? operations;
    private IGrainTimer? ticking;
    private DateTimeOffset inMemorySince;
    private DateTimeOffset toldTileAt;

    private string Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        Load();
        inMemorySince = Now;
        doubtfulUntil = Now + ReportRepeats.Ahead;
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
    public Task<DeviceHealth?> GetDevices() => Task.FromResult(DeviceProblems.Health(State, options, Now));

    /// <inheritdoc/>
    public Task NoteRefused(DeviceFault fault, string detail)
    {
        if (State.Definition is not null)
        {
            Remember(DeviceProblems.Note(State, fault, detail, Now));
        }

        return Task.CompletedTask;
    }

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

            await Store(Stamped(decision.State));
        }

        if (decision.Answer.Value is not null)
        {
            // On a repeat too: the first time may have been cut short here. The index ignores what it has seen.
            await Project();
            if (before.Definition is { } old && Tiles.At(old.Position) != Tiles.At(State.Definition!.Position))
            {
                await TileOf(old).Remove(Id, before.Revision);
            }

            await PublishChanges(before);
        }

        await Operations.Answer();
        return decision.Answer;
    }

    /// <inheritdoc/>
    public async Task<Answer<PortReportResult, StationRefusal>> ReportPorts(ReportPorts command)
    {
        var before = State;
        Answer<PortReportResult, StationRefusal> answer;
        try
        {
            await RecollectReport(command);
            before = State;
            var decision = PortReportRules.Apply(before, command, options, Now);
            await Keep(decision.State, decision.Write);
            answer = decision.Answer;
        }
        catch (StorageFaultException) when (State.Definition is not null)
        {
            // Whether it could not be looked up or not be written: riders must not be shown a taken port as free.
            await ShowUnstored(command, before);
            throw;
        }

        ForgetUnstored();
        await PublishChanges(before);
        KeepReportsSoon();
        return answer;
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
    public async Task<Answer<Reservation, StationRefusal>> Reserve(ReservePort command)
    {
        await Settle();
        await Operations.Recollect(command.Key);
        var before = Shown;
        var reservationId = "rsv-" + Guid.CreateVersion7().ToString("N");
        var decision = ReservationRules.Reserve(Id, before, command, reservationId, options, Now);
        if (!decision.Write)
        {
            // Only the answer is remembered: what could not be stored must not come in by the way.
            Remember(State with { Operations = decision.State.Operations });
            await Operations.Answer();
            return decision.Answer;
        }

        await Store(Stamped(decision.State));
        ForgetUnstored();
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
        await Operations.Answer();
        return decision.Answer;
    }

    /// <inheritdoc/>
    public Task<StationDetail?> Watch(IStationGateway gateway)
    {
        screens.Renew(gateway);
        return Get();
    }

    /// <inheritdoc/>
    public async Task Wake()
    {
        await Settle();
        if (State.Definition is not null && !StationRows.HasPromises(State))
        {
            // The table knows the present revision as due, so it is told that nothing is under a later one.
            Remember(StationRevision.Bump(State, Now));
            await Project();
            await NotifyTile();
        }
    }

    private void StartTicking() => ticking ??= this.RegisterGrainTimer(Settle, new GrainTimerCreationOptions(TickEvery, TickEvery) { KeepAlive = true });

    private ILiveTileGrain TileOf(StationDefinition set) =>
        GrainFactory.LiveTile(Tiles.At(set.Position));
}

using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Stations;
using RedStation.Domain.Devices;
using RedStation.Domain.Operations;
using RedStation.Domain.Stations;
using RedStation.Grains.Gateways;

namespace RedStation.Grains.Devices;

/// <inheritdoc cref="IEquipmentGrain"/>
/// <remarks>What must survive is the device's row, and what its station has stored of its ports. All else a device says again.</remarks>
public sealed partial class EquipmentGrain(
    IEquipmentStore store,
    IEquipmentCommands commands,
    IOptions<StationOptions> stationOptions,
    IOptions<LiveOptions> liveOptions,
    TimeProvider clock,
    ILogger<EquipmentGrain> logger) : Grain, IEquipmentGrain
{
    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(10);

    private StoredEquipment? row;
    private LinkState link = new();
    private DiaryState diary = new();
    private IEquipmentGateway? gateway;
    private CommandDesk? desk;
    private IGrainTimer? ticking;
    private bool stationIsTold;
    private bool linkIsStored = true;

    private string Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    private DateTimeOffset Now => clock.GetUtcNow();

    private IStationGrain Station => GrainFactory.Station(row!.Equipment.StationId);

    private CommandDesk Desk => desk ??= new(Id, commands, clock, message => diary = diary.With(message));

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        await Load();
    }

    /// <inheritdoc/>
    public async Task<Answer<Equipment, EquipmentRefusal>> Register(RegisterEquipment command)
    {
        if (row is { Equipment.RetiredAt: not null })
        {
            // A crash may have come before its station let its ports go.
            await TellStation();
        }

        var set = command.Equipment;
        var fingerprint = Fingerprint.Of("register-equipment", (set.Identity, set.StationId, set.Kind, set.Connectors));
        if (await store.Add(command, fingerprint) is { } refusal)
        {
            return refusal;
        }

        var before = row?.Operation;
        await Load();
        if (row!.Operation != before)
        {
            // What another device said under this identity is not for this one's operator.
            diary = new DiaryState();
        }

        await TellStation();
        return row!.Equipment;
    }

    /// <inheritdoc/>
    public async Task<Answer<Equipment, EquipmentRefusal>> SetConnectors(ImmutableArray<EquipmentConnector> connectors)
    {
        if (Refusal() is { } refused)
        {
            return refused;
        }

        var isNew = !row!.Equipment.Connectors.SequenceEqual(connectors);
        if (isNew && await store.SetConnectors(row.Equipment, connectors) is { } refusal)
        {
            return refusal;
        }

        row = row with { Equipment = row.Equipment with { Connectors = connectors } };
        stationIsTold &= !isNew;
        await TellStation();
        if (isNew)
        {
            await CloseLink(EquipmentLinkEnd.Changed);
        }

        return row.Equipment;
    }

    /// <inheritdoc/>
    public async Task<Answer<Equipment, EquipmentRefusal>> RenewSecret(string operation, string secretHash)
    {
        if (Refusal() is { } refused)
        {
            return refused;
        }

        await store.SetSecret(Id, operation, secretHash);
        if (row!.Rotation != operation)
        {
            row = row with { SecretHash = secretHash, Rotation = operation };
            await CloseLink(EquipmentLinkEnd.SecretRenewed);
        }

        return row.Equipment;
    }

    /// <inheritdoc/>
    public async Task<Answer<Equipment, EquipmentRefusal>> Retire()
    {
        if (row is null)
        {
            return NotRegistered();
        }

        if (row.Equipment.RetiredAt is null)
        {
            var now = Now;
            await store.Retire(Id, now);
            row = row with { Equipment = row.Equipment with { RetiredAt = now } };
            stationIsTold = false;
            await CloseLink(EquipmentLinkEnd.Retired);
        }

        await TellStation();
        return row.Equipment;
    }

    /// <inheritdoc/>
    public Task<EquipmentView?> Get()
    {
        if (row is null)
        {
            NotRegistered();
            return Task.FromResult<EquipmentView?>(null);
        }

        var connected = LinkRules.IsConnected(link, row.Equipment.Kind, stationOptions.Value.SilenceLimit, Now);
        return Task.FromResult<EquipmentView?>(new(
            row.Equipment, connected, connected ? link.Since : null, link.LostAt, link.HeardAt, link.Link, link.ClockOffset, diary.Problems));
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<EquipmentMessage>> GetMessages() => Task.FromResult(diary.Latest());

    /// <inheritdoc/>
    public async Task<Answer<Equipment, EquipmentRefusal>> Connected(IEquipmentGateway gateway, EquipmentLink link)
    {
        if (Refusal() is { } refused)
        {
            return refused;
        }

        if (this.link.Since is not null && !LinkRules.IsOf(this.link, link.LinkId))
        {
            await CloseLink(EquipmentLinkEnd.Replaced);
        }

        linkIsStored &= LinkRules.IsOf(this.link, link.LinkId) && this.link.Link?.WithoutDoors() == link.WithoutDoors();
        this.gateway = gateway;
        this.link = LinkRules.Connect(this.link, link, liveOptions.Value.LeaseLife, Now);
        ticking ??= this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions(TickEvery, TickEvery) { KeepAlive = true });
        return row!.Equipment;
    }

    /// <inheritdoc/>
    public Task Disconnected(string linkId) => Lose(LinkRules.Lose(link, linkId, Now));

    /// <inheritdoc/>
    public async Task<ImmutableArray<int>> Heard(string? linkId, EquipmentMessage? message, TimeSpan? clockOffset)
    {
        if (Refusal() is not null)
        {
            return [];
        }

        diary = message is null ? diary : diary.With(message);
        var now = Now;
        link = LinkRules.Heard(link, linkId, clockOffset, now);
        if (linkId is null || !LinkRules.IsOf(link, linkId) || !LinkRules.MustTellPresence(link, now))
        {
            return [];
        }

        await TellStation();
        var silent = await Station.EquipmentHeard(Id);
        link = link with { StationToldAt = now };
        return [.. row!.Equipment.Connectors.Where(entry => silent.Contains(entry.Port)).Select(entry => entry.Connector).Order()];
    }

    /// <inheritdoc/>
    public Task Refused(EquipmentMessage message)
    {
        if (row is not null)
        {
            diary = diary.With(message);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Answer<ConnectorReportResult, EquipmentRefusal>> Ports(ReportConnectors report)
    {
        if (Refusal() is { } refused)
        {
            return refused;
        }

        await TellStation();
        var now = Now;
        link = LinkRules.Heard(link, null, null, now);
        var (readings, unknown) = ConnectorRules.ToPorts(row!.Equipment, report.Readings);
        if (!unknown.IsEmpty)
        {
            diary = diary.With(new(now, MessageDirection.In, "ports", string.Join(", ", unknown), EquipmentFault.UnknownConnector));
        }

        if (readings.IsEmpty && !unknown.IsEmpty)
        {
            // Nothing of it is about the station; without readings it would say that nothing has changed.
            var revision = (await Station.GetSummary())?.Revision ?? 0;
            return new ConnectorReportResult(0, 0, 0, revision, unknown, []);
        }

        var answer = await Station.ReportPorts(
            new ReportPorts(report.OperationId ?? "", readings) { Session = report.Session, Equipment = Id });
        if (answer.Value is { } result)
        {
            return ConnectorRules.ToConnectors(row.Equipment, result, unknown);
        }

        return answer.Refusal switch
        {
            StationRefusal.OperationIdReused => EquipmentRefusal.OperationIdReused,
            StationRefusal.OperationIdTooOld => EquipmentRefusal.OperationIdTooOld,
            _ => EquipmentRefusal.StationRetired,
        };
    }

    /// <inheritdoc/>
    public async Task<Answer<EquipmentCommand, EquipmentRefusal>> Command(CommandEquipment command) =>
        Refusal() is { } refused ? refused : await Desk.Carry(command, link.Since is null ? null : gateway, link.Link?.LinkId ?? "");

    /// <inheritdoc/>
    public Task Answered(string commandId, CommandOutcome outcome, string? detail)
    {
        Desk.Answered(commandId, outcome, detail);
        return Task.CompletedTask;
    }

    private async Task Load()
    {
        row = await store.Find(Id);
        link = new LinkState { Link = row?.Link, LostAt = row?.LostAt };
        stationIsTold = false;
    }

    private EquipmentRefusal? Refusal() => row is null ? NotRegistered() : row.Equipment.RetiredAt is null ? null : EquipmentRefusal.EquipmentRetired;

    /// <summary>Nobody's device leaves memory at once.</summary>
    private EquipmentRefusal NotRegistered()
    {
        DeactivateOnIdle();
        return EquipmentRefusal.EquipmentNotFound;
    }

    /// <summary>Makes sure that its station knows which ports are its own; after a crash that may be due.</summary>
    private async Task TellStation()
    {
        if (!stationIsTold)
        {
            await Station.Wire(new WireEquipment(
                Id, row!.Equipment.RetiredAt is null ? [.. row.Equipment.Connectors.Select(entry => entry.Port)] : []));
            stationIsTold = true;
        }
    }

    private async Task Lose(LinkState next)
    {
        var lost = next.LostAt != link.LostAt;
        link = next;
        if (lost)
        {
            gateway = null;
            linkIsStored = false;
            Desk.LoseAll();
            await TellLoss();
        }
    }

    private async Task TellLoss()
    {
        try
        {
            await Station.EquipmentLost(Id);
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            LogLossOwed(logger, fault, Id);
        }
    }

    private async Task CloseLink(EquipmentLinkEnd reason)
    {
        if (link.Since is null)
        {
            return;
        }

        _ = Close(gateway!, link.Link!.LinkId, reason);
        await Lose(LinkRules.Lose(link, link.Link.LinkId, Now));
    }

    /// <summary>Not awaited by the grain's call: a process that is gone must not delay the device.</summary>
    private async Task Close(IEquipmentGateway holder, string linkId, EquipmentLinkEnd reason)
    {
        try
        {
            await holder.Close(Id, linkId, reason);
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            LogNotClosed(logger, fault, Id);
        }
    }

    private async Task Tick()
    {
        await Lose(LinkRules.Expire(link, Now));
        if (!linkIsStored && link.Link is { } known)
        {
            await store.SetLink(Id, known, link.Since ?? Now, link.LostAt);
            linkIsStored = true;
        }

        if (LinkRules.MustTellLoss(link, Now))
        {
            await TellLoss();
        }
        else if (link.Since is null)
        {
            ticking?.Dispose();
            ticking = null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The station of device {Identity} could not be told that its connection is lost; it will be again")]
    private static partial void LogLossOwed(ILogger logger, Exception fault, string identity);

    [LoggerMessage(LogLevel.Debug, "An earlier connection of device {Identity} could not be closed; its process may be gone")]
    private static partial void LogNotClosed(ILogger logger, Exception fault, string identity);
}

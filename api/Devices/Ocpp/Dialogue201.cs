using System.Security.Cryptography;
using RedStation.Api.Devices.Charging;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Ocpp.Frames;
using RedStation.Domain.Devices.Ocpp.Json;
using RedStation.Domain.Devices.Ocpp.Orders;
using RedStation.Domain.Devices.Ocpp.V201;
using static System.FormattableString;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>What is answered to a station of OCPP 2.0.1.</summary>
internal sealed class Dialogue201(ChargerDesk desk, TimeProvider clock) : IOcppDialogue
{
    private static readonly Nothing Nothing = new();

    /// <inheritdoc/>
    public OcppOrder TellStatus => Orders201.TellStatus;

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <inheritdoc/>
    public ChargerSelf? Introduced(object request) => request is BootNotificationRequest { ChargingStation: var station }
        ? new ChargerSelf(station.VendorName, station.Model, station.FirmwareVersion)
        : null;

    /// <inheritdoc/>
    public OcppFault? FaultOf(object request) =>
        request is TransactionEventRequest { Evse.Id: < 0 or > Limits.Ports } ? OcppLimits.NoConnector("$.evse.id") : null;

    /// <inheritdoc/>
    public async Task<OcppReply> Answer(object request, ChargerStanding standing) => request switch
    {
        BootNotificationRequest boot => Boot(boot, standing),
        Domain.Devices.Ocpp.V201.Nothing => new OcppReply(new HeartbeatAnswer(Now), null),
        StatusNotificationRequest status => Status(status),
        AuthorizeRequest authorize => await Authorize(authorize),
        TransactionEventRequest happened => await Transaction(happened),
        MeterValuesRequest values => new OcppReply(Nothing, Invariant($"{values.EvseId}: {Readings201.Latest(values.MeterValue)?.RegisterWh} Wh")),
        DataTransferRequest transfer => new OcppReply(new DataTransferAnswer(DataTransferStatus.UnknownVendorId), transfer.VendorId),
        FirmwareStatusNotificationRequest firmware => new OcppReply(Nothing, Words.Of(firmware.Status)),
        LogStatusNotificationRequest log => new OcppReply(Nothing, Words.Of(log.Status)),
        SecurityEventNotificationRequest security => new OcppReply(Nothing, security.Type, security.Timestamp),
        NotifyEventRequest events => new OcppReply(Nothing, Invariant($"{events.EventData.Count}"), events.GeneratedAt),
        NotifyReportRequest report => new OcppReply(Nothing, Invariant($"{report.RequestId}/{report.SeqNo}"), report.GeneratedAt),
        ReservationStatusUpdateRequest reservation => new OcppReply(Nothing, Words.Of(reservation.ReservationUpdateStatus)),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "No answer is known to it."),
    };

    /// <inheritdoc/>
    public OcppOrder? Ask(EquipmentOrder order) => Orders201.Of(order, RandomNumberGenerator.GetInt32(1, int.MaxValue));

    /// <inheritdoc/>
    public CommandAnswer Outcome(object answer) => new(Orders201.Outcome(answer), Orders201.Detail(answer) is { Length: > 0 } detail ? detail : null);

    private OcppReply Boot(BootNotificationRequest boot, ChargerStanding standing)
    {
        var (status, interval) = standing switch
        {
            ChargerStanding.Accepted => (RegistrationStatus.Accepted, OcppLimits.HeartbeatSeconds),
            ChargerStanding.Rejected => (RegistrationStatus.Rejected, OcppLimits.HeartbeatSeconds),
            _ => (RegistrationStatus.Pending, OcppLimits.PendingSeconds),
        };
        return new OcppReply(
            new BootNotificationAnswer(Now, interval, status),
            $"{boot.ChargingStation.VendorName} {boot.ChargingStation.Model}, {Words.Of(boot.Reason)}: {status}");
    }

    private OcppReply Status(StatusNotificationRequest status)
    {
        if (status.EvseId >= 0)
        {
            desk.Report(status.EvseId, Statuses201.Of(status.ConnectorStatus));
        }

        return new OcppReply(
            Nothing, Invariant($"{status.EvseId}.{status.ConnectorId}: {Words.Of(status.ConnectorStatus)}"), status.Timestamp);
    }

    private async Task<OcppReply> Authorize(AuthorizeRequest authorize)
    {
        var status = Of((await Holder(authorize.IdToken)).Standing);
        return new OcppReply(new AuthorizeAnswer(new TokenInfo(status)), status.ToString());
    }

    /// <summary>What comes twice, late or out of turn leads to the same session, see <see cref="Domain.Devices.Sessions.SessionRules"/>.</summary>
    private async Task<OcppReply> Transaction(TransactionEventRequest happened)
    {
        var holder = happened.IdToken is { } token ? await Holder(token) : null;
        var moment = happened.EventType switch
        {
            TransactionEventKind.Started => ChargingMoment.Begun,
            TransactionEventKind.Ended => ChargingMoment.Ended,
            _ => ChargingMoment.GoesOn,
        };
        var id = happened.TransactionInfo.TransactionId;
        await desk.Report(happened.Evse?.Id ?? 0, moment, happened.Timestamp, report => report with
        {
            Key = desk.KeyOf(id),
            TransactionId = id,
            // A token may also be shown to end what somebody else has begun.
            RiderId = holder is { Standing: TagStanding.Accepted } && moment != ChargingMoment.Ended ? holder.RiderId : null,
            Reading = moment == ChargingMoment.Begun ? Readings201.First(happened.MeterValue) : Readings201.Latest(happened.MeterValue),
            Reason = happened.TransactionInfo.StoppedReason is { } reason ? Words.Of(reason) : null,
            Offline = happened.Offline ?? false,
        });
        return new OcppReply(
            new TransactionEventAnswer(IdTokenInfo: holder is null ? null : new TokenInfo(Of(holder.Standing))),
            Invariant($"{happened.Evse?.Id} {Words.Of(happened.EventType)} {happened.SeqNo}, {Words.Of(happened.TriggerReason)}"),
            happened.Offline is true ? null : happened.Timestamp);
    }

    /// <summary>Who presses a button of a station that asks nobody is nobody, and may.</summary>
    private async Task<TagHolder> Holder(Token token) => token.Type == TokenKind.NoAuthorization
        ? new TagHolder(TagStanding.Accepted, null)
        : await desk.Recognise(token.IdToken);

    private static AuthorizationStatus Of(TagStanding standing) => standing switch
    {
        TagStanding.Accepted => AuthorizationStatus.Accepted,
        TagStanding.Blocked => AuthorizationStatus.Blocked,
        _ => AuthorizationStatus.Unknown,
    };
}

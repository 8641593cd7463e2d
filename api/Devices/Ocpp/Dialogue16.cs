using RedStation.Api.Devices.Charging;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Ocpp.Frames;
using RedStation.Domain.Devices.Ocpp.Json;
using RedStation.Domain.Devices.Ocpp.Orders;
using RedStation.Domain.Devices.Ocpp.V16;
using static System.FormattableString;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>What is answered to a charger of OCPP 1.6.</summary>
internal sealed class Dialogue16(ChargerDesk desk, TimeProvider clock) : IOcppDialogue
{
    private static readonly Nothing Nothing = new();

    /// <inheritdoc/>
    public OcppOrder TellStatus => Orders16.TellStatus;

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <inheritdoc/>
    public ChargerSelf? Introduced(object request) => request is BootNotificationRequest boot
        ? new ChargerSelf(boot.ChargePointVendor, boot.ChargePointModel, boot.FirmwareVersion)
        : null;

    /// <inheritdoc/>
    public OcppFault? FaultOf(object request) =>
        request is StartTransactionRequest { ConnectorId: < 0 or > Limits.Ports } or MeterValuesRequest { ConnectorId: < 0 or > Limits.Ports }
            ? OcppLimits.NoConnector("$.connectorId")
            : null;

    /// <inheritdoc/>
    public async Task<OcppReply> Answer(object request, ChargerStanding standing) => request switch
    {
        BootNotificationRequest boot => Boot(boot, standing),
        Domain.Devices.Ocpp.V16.Nothing => new OcppReply(new HeartbeatAnswer(Now), null),
        StatusNotificationRequest status => Status(status),
        AuthorizeRequest authorize => await Authorize(authorize),
        StartTransactionRequest start => await Start(start),
        MeterValuesRequest values => await Meter(values),
        StopTransactionRequest stop => await Stop(stop),
        DataTransferRequest transfer => new OcppReply(new DataTransferAnswer(DataTransferStatus.UnknownVendorId), transfer.VendorId),
        FirmwareStatusNotificationRequest firmware => new OcppReply(Nothing, Words.Of(firmware.Status)),
        DiagnosticsStatusNotificationRequest diagnostics => new OcppReply(Nothing, Words.Of(diagnostics.Status)),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "No answer is known to it."),
    };

    /// <inheritdoc/>
    public OcppOrder? Ask(EquipmentOrder order) => Orders16.Of(order);

    /// <inheritdoc/>
    public CommandAnswer Outcome(object answer) => new(Orders16.Outcome(answer), Orders16.Detail(answer) is { Length: > 0 } detail ? detail : null);

    private OcppReply Boot(BootNotificationRequest boot, ChargerStanding standing)
    {
        var (status, interval) = standing switch
        {
            ChargerStanding.Accepted => (RegistrationStatus.Accepted, OcppLimits.HeartbeatSeconds),
            ChargerStanding.Rejected => (RegistrationStatus.Rejected, OcppLimits.HeartbeatSeconds),
            _ => (RegistrationStatus.Pending, OcppLimits.PendingSeconds),
        };
        return new OcppReply(new BootNotificationAnswer(status, Now, interval), $"{boot.ChargePointVendor} {boot.ChargePointModel}: {status}");
    }

    private OcppReply Status(StatusNotificationRequest status)
    {
        if (status.ConnectorId >= 0)
        {
            desk.Report(status.ConnectorId, Statuses16.Of(status.Status));
        }

        return new OcppReply(
            Nothing, Invariant($"{status.ConnectorId}: {Words.Of(status.Status)}, {Words.Of(status.ErrorCode)}"),
            status.Timestamp);
    }

    private async Task<OcppReply> Authorize(AuthorizeRequest authorize)
    {
        var status = Of((await desk.Recognise(authorize.IdTag)).Standing);
        return new OcppReply(new AuthorizeAnswer(new IdTagInfo(status)), status.ToString());
    }

    /// <summary>
    /// Answered with a number even when the tag is refused: the charger has begun, and its end needs one. A beginning that is told again, under
    /// another message id, is the same session.
    /// </summary>
    private async Task<OcppReply> Start(StartTransactionRequest start)
    {
        var holder = await desk.Recognise(start.IdTag);
        var known = await desk.Report(start.ConnectorId, ChargingMoment.Begun, start.Timestamp, report => report with
        {
            Key = Invariant($"1.6 {start.ConnectorId} {desk.DigestOf(start.IdTag)} {start.Timestamp.ToUnixTimeMilliseconds()} {start.MeterStart}"),
            RiderId = holder.Standing == TagStanding.Accepted ? holder.RiderId : null,
            Reading = new ChargerReading(start.Timestamp, start.MeterStart),
        });
        var status = Of(holder.Standing);
        return new OcppReply(
            new StartTransactionAnswer(new IdTagInfo(status), known!.Number),
            Invariant($"{start.ConnectorId}: {known.Number}, {start.MeterStart} Wh, {status}"));
    }

    private async Task<OcppReply> Meter(MeterValuesRequest values)
    {
        var reading = Readings16.Latest(values.MeterValue);
        if (values.TransactionId is { } number && reading is not null)
        {
            await desk.Report(values.ConnectorId, ChargingMoment.GoesOn, reading.At, report => report with { Number = number, Reading = reading });
        }

        return new OcppReply(Nothing, Invariant($"{values.ConnectorId}: {reading?.RegisterWh} Wh, {reading?.PowerW} W"));
    }

    /// <summary>
    /// Of a transaction that is not known, or not this charger's, nobody's session ends; it is answered all the same, or it comes for ever.
    /// </summary>
    private async Task<OcppReply> Stop(StopTransactionRequest stop)
    {
        var known = await desk.Report(0, ChargingMoment.Ended, stop.Timestamp, report => report with
        {
            Number = stop.TransactionId,
            Reading = Final(stop),
            Reason = Words.Of(stop.Reason ?? StopReason.Local),
        });
        var answer = stop.IdTag is { } tag
            ? new StopTransactionAnswer(new IdTagInfo(Of((await desk.Recognise(tag)).Standing)))
            : new StopTransactionAnswer();
        return new OcppReply(answer, Invariant($"{stop.TransactionId}: {stop.MeterStop} Wh{(known is null ? ", not known" : "")}"));
    }

    private static ChargerReading Final(StopTransactionRequest stop) =>
        new(stop.Timestamp, stop.MeterStop, ChargePercent: Readings16.Latest(stop.TransactionData)?.ChargePercent);

    private static AuthorizationStatus Of(TagStanding standing) => standing switch
    {
        TagStanding.Accepted => AuthorizationStatus.Accepted,
        TagStanding.Blocked => AuthorizationStatus.Blocked,
        _ => AuthorizationStatus.Invalid,
    };
}

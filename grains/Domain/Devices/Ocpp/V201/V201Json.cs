using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp.V201;

/// <summary>
/// How messages of OCPP 2.0.1 are read and written: every member must be known, and be there when it must, once. Lists have converters of their
/// own, so that what is in them is named here.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(WholeNumber), typeof(MeasuredNumber), typeof(ZonedTime)])]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(AuthorizeRequest))]
[JsonSerializable(typeof(BootNotificationRequest))]
[JsonSerializable(typeof(DataTransferRequest))]
[JsonSerializable(typeof(FirmwareStatusNotificationRequest))]
[JsonSerializable(typeof(LogStatusNotificationRequest))]
[JsonSerializable(typeof(MeterValuesRequest))]
[JsonSerializable(typeof(NotifyEventRequest))]
[JsonSerializable(typeof(NotifyReportRequest))]
[JsonSerializable(typeof(ReservationStatusUpdateRequest))]
[JsonSerializable(typeof(SecurityEventNotificationRequest))]
[JsonSerializable(typeof(StatusNotificationRequest))]
[JsonSerializable(typeof(TransactionEventRequest))]
[JsonSerializable(typeof(AuthorizeAnswer))]
[JsonSerializable(typeof(BootNotificationAnswer))]
[JsonSerializable(typeof(DataTransferAnswer))]
[JsonSerializable(typeof(HeartbeatAnswer))]
[JsonSerializable(typeof(TransactionEventAnswer))]
[JsonSerializable(typeof(ChangeAvailabilityRequest))]
[JsonSerializable(typeof(RequestStartTransactionRequest))]
[JsonSerializable(typeof(RequestStopTransactionRequest))]
[JsonSerializable(typeof(ResetRequest))]
[JsonSerializable(typeof(TriggerMessageRequest))]
[JsonSerializable(typeof(UnlockConnectorRequest))]
[JsonSerializable(typeof(ChangeAvailabilityAnswer))]
[JsonSerializable(typeof(RequestStartTransactionAnswer))]
[JsonSerializable(typeof(RequestStopTransactionAnswer))]
[JsonSerializable(typeof(ResetAnswer))]
[JsonSerializable(typeof(TriggerMessageAnswer))]
[JsonSerializable(typeof(UnlockConnectorAnswer))]
[JsonSerializable(typeof(Token))]
[JsonSerializable(typeof(AdditionalInfo))]
[JsonSerializable(typeof(CustomData))]
[JsonSerializable(typeof(OcspRequestData))]
[JsonSerializable(typeof(TokenInfo))]
[JsonSerializable(typeof(MessageContent))]
[JsonSerializable(typeof(ChargingStation))]
[JsonSerializable(typeof(Modem))]
[JsonSerializable(typeof(StatusInfo))]
[JsonSerializable(typeof(MeterValue))]
[JsonSerializable(typeof(SampledValue))]
[JsonSerializable(typeof(SignedMeterValue))]
[JsonSerializable(typeof(UnitOfMeasure))]
[JsonSerializable(typeof(EventData))]
[JsonSerializable(typeof(Component))]
[JsonSerializable(typeof(Evse))]
[JsonSerializable(typeof(Variable))]
[JsonSerializable(typeof(ReportData))]
[JsonSerializable(typeof(VariableAttribute))]
[JsonSerializable(typeof(VariableCharacteristics))]
[JsonSerializable(typeof(Transaction))]
[JsonSerializable(typeof(Nothing))]
public sealed partial class V201Json : JsonSerializerContext;

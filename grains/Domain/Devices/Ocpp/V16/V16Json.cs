using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp.V16;

/// <summary>
/// How messages of OCPP 1.6 are read and written: every member must be known, and be there when it must, once. Lists have converters of their own, so
/// that what is in them is named here.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(WholeNumber), typeof(MeasuredNumber), typeof(ZonedTime)])]
[JsonSerializable(typeof(AuthorizeRequest))]
[JsonSerializable(typeof(BootNotificationRequest))]
[JsonSerializable(typeof(DataTransferRequest))]
[JsonSerializable(typeof(DiagnosticsStatusNotificationRequest))]
[JsonSerializable(typeof(FirmwareStatusNotificationRequest))]
[JsonSerializable(typeof(MeterValuesRequest))]
[JsonSerializable(typeof(StartTransactionRequest))]
[JsonSerializable(typeof(StatusNotificationRequest))]
[JsonSerializable(typeof(StopTransactionRequest))]
[JsonSerializable(typeof(AuthorizeAnswer))]
[JsonSerializable(typeof(BootNotificationAnswer))]
[JsonSerializable(typeof(DataTransferAnswer))]
[JsonSerializable(typeof(HeartbeatAnswer))]
[JsonSerializable(typeof(StartTransactionAnswer))]
[JsonSerializable(typeof(StopTransactionAnswer))]
[JsonSerializable(typeof(ChangeAvailabilityRequest))]
[JsonSerializable(typeof(RemoteStartTransactionRequest))]
[JsonSerializable(typeof(RemoteStopTransactionRequest))]
[JsonSerializable(typeof(ResetRequest))]
[JsonSerializable(typeof(TriggerMessageRequest))]
[JsonSerializable(typeof(UnlockConnectorRequest))]
[JsonSerializable(typeof(ChangeAvailabilityAnswer))]
[JsonSerializable(typeof(RemoteStartTransactionAnswer))]
[JsonSerializable(typeof(RemoteStopTransactionAnswer))]
[JsonSerializable(typeof(ResetAnswer))]
[JsonSerializable(typeof(TriggerMessageAnswer))]
[JsonSerializable(typeof(UnlockConnectorAnswer))]
[JsonSerializable(typeof(ChangeConfigurationRequest))]
[JsonSerializable(typeof(ClearChargingProfileRequest))]
[JsonSerializable(typeof(GetCompositeScheduleRequest))]
[JsonSerializable(typeof(GetConfigurationRequest))]
[JsonSerializable(typeof(GetDiagnosticsRequest))]
[JsonSerializable(typeof(SetChargingProfileRequest))]
[JsonSerializable(typeof(UpdateFirmwareRequest))]
[JsonSerializable(typeof(ChangeConfigurationAnswer))]
[JsonSerializable(typeof(ClearChargingProfileAnswer))]
[JsonSerializable(typeof(GetCompositeScheduleAnswer))]
[JsonSerializable(typeof(GetConfigurationAnswer))]
[JsonSerializable(typeof(GetDiagnosticsAnswer))]
[JsonSerializable(typeof(SetChargingProfileAnswer))]
[JsonSerializable(typeof(UpdateFirmwareAnswer))]
[JsonSerializable(typeof(ClearCacheAnswer))]
[JsonSerializable(typeof(ChargingProfile))]
[JsonSerializable(typeof(ChargingSchedule))]
[JsonSerializable(typeof(ChargingSchedulePeriod))]
[JsonSerializable(typeof(KeyValue))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(IdTagInfo))]
[JsonSerializable(typeof(MeterValue))]
[JsonSerializable(typeof(SampledValue))]
[JsonSerializable(typeof(Nothing))]
public sealed partial class V16Json : JsonSerializerContext;

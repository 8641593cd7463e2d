using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Ocpp.Orders;

namespace RedStation.Domain.Devices.Ocpp.V201;

/// <summary>
/// Limits of power in the words of OCPP 2.0.1. That of the station as a whole is <c>ChargingStationMaxProfile</c>, which no session can be above;
/// that of an EVSE is <c>TxDefaultProfile</c>, which holds for every session there, also without a network and after a restart.
/// </summary>
public static class PowerOrders201
{
    /// <summary>The request for an order about limits; null when a parameter is missing.</summary>
    public static OcppOrder? Of(EquipmentOrder order)
    {
        var evse = order.Connector ?? 0;
        return order.Act switch
        {
            EquipmentAct.LimitPower when OrderRules.LimitOf(order) is { } given => new(
                "SetChargingProfile", new SetChargingProfileRequest(evse, Profile(evse, given.Limit, given.IsCurrent))),
            EquipmentAct.ClearPowerLimit => new(
                "ClearChargingProfile", new ClearChargingProfileRequest(PowerProfile.NumberOf(evse))),
            EquipmentAct.GetPowerLimit when OrderRules.SecondsOf(order) is { } seconds => new(
                "GetCompositeSchedule", new GetCompositeScheduleRequest(seconds, evse)),
            _ => null,
        };
    }

    private static ChargingProfile Profile(int evse, decimal limit, bool isCurrent) => new(
        PowerProfile.NumberOf(evse),
        PowerProfile.Level,
        evse == 0 ? ChargingProfilePurpose.ChargingStationMaxProfile : ChargingProfilePurpose.TxDefaultProfile,
        ChargingProfileKind.Absolute,
        [
            new ChargingSchedule(
                PowerProfile.NumberOf(evse), isCurrent ? ChargingRateUnit.A : ChargingRateUnit.W, [new ChargingSchedulePeriod(0, limit)],
                PowerProfile.Since),
        ]);
}

using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Ocpp.Orders;

namespace RedStation.Domain.Devices.Ocpp.V16;

/// <summary>
/// Limits of power in the words of OCPP 1.6. That of the charger as a whole is <c>ChargePointMaxProfile</c>, which no session can be above; that of a
/// connector is <c>TxDefaultProfile</c>, which holds for every session there, also without a network and after a restart.
/// </summary>
public static class PowerOrders16
{
    /// <summary>The request for an order about limits; null when a parameter is missing.</summary>
    public static OcppOrder? Of(EquipmentOrder order)
    {
        var connector = order.Connector ?? 0;
        return order.Act switch
        {
            EquipmentAct.LimitPower when OrderRules.LimitOf(order) is { } given => new(
                "SetChargingProfile", new SetChargingProfileRequest(connector, Profile(connector, given.Limit, given.IsCurrent))),
            EquipmentAct.ClearPowerLimit => new(
                "ClearChargingProfile", new ClearChargingProfileRequest(PowerProfile.NumberOf(connector))),
            EquipmentAct.GetPowerLimit when OrderRules.SecondsOf(order) is { } seconds => new(
                "GetCompositeSchedule", new GetCompositeScheduleRequest(connector, seconds)),
            _ => null,
        };
    }

    private static ChargingProfile Profile(int connector, decimal limit, bool isCurrent) => new(
        PowerProfile.NumberOf(connector),
        PowerProfile.Level,
        connector == 0 ? ChargingProfilePurpose.ChargePointMaxProfile : ChargingProfilePurpose.TxDefaultProfile,
        ChargingProfileKind.Absolute,
        new ChargingSchedule(
            isCurrent ? ChargingRateUnit.A : ChargingRateUnit.W, [new ChargingSchedulePeriod(0, limit)], StartSchedule: PowerProfile.Since));
}

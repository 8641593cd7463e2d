using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Devices.Ocpp.Orders;
using RedStation.Storage.Devices;

namespace RedStation.Api.Devices.Charging;

/// <summary>Has chargers begin and end for riders.</summary>
internal sealed class ChargingDesk(EquipmentStore equipment, IdTags tags, IGrainFactory grains)
{
    /// <summary>
    /// Starts for a rider. The charger is given a tag that is this rider's for some minutes, and shows it with what it begins: so a start by phone is
    /// recognised as a card is.
    /// </summary>
    public async Task<IResult> Start(string riderId, string operationId, string stationId, int port)
    {
        if ((await grains.Rider(riderId).GetStanding()).Refusal is { } refusal)
        {
            return refusal == RiderRefusal.RiderBlocked
                ? Problem.Of(StatusCodes.Status403Forbidden, "rider_blocked")
                : Problem.Of(StatusCodes.Status404NotFound, "rider_not_found");
        }

        if (!EntityIds.IsId(stationId) || await grains.Station(stationId).Get() is not { Summary.Retired: false } station)
        {
            return EquipmentProblems.StationNotFound;
        }

        if (!station.Summary.Open)
        {
            return ChargingProblems.Of("station_closed");
        }

        if (station.Ports.Any(one => one.Port == port && one.HeldBy == PortHolder.Rider) && !await IsOwnHold(riderId, stationId, port))
        {
            return ChargingProblems.Of("no_free_port");
        }

        var device = (await equipment.OfStation(stationId)).FirstOrDefault(one =>
            one.Kind is EquipmentKind.Ocpp16 or EquipmentKind.Ocpp201 && one.Connectors.Any(entry => entry.Port == port));
        if (device is null)
        {
            return ChargingProblems.Of("not_started_by_phone");
        }

        var connector = device.Connectors.First(entry => entry.Port == port).Connector;
        var tag = await tags.ForStart(riderId, operationId);
        return await Command(device.Identity, new CommandEquipment(
            $"{riderId} {operationId}", riderId, EquipmentAct.Start, connector, [new CommandParameter(OrderParameters.IdTag, tag)])
        {
            ByRider = true,
        });
    }

    private async Task<bool> IsOwnHold(string riderId, string stationId, int port) =>
        (await grains.Rider(riderId).GetView())?.Reservation is { } held && held.StationId == stationId && held.Port == port;

    /// <summary>Ends a session that goes on; over is also one of a device whose identity was registered anew since, here or elsewhere.</summary>
    public async Task<IResult> Stop(ChargingSessionView session, string subject, string operationId) =>
        await equipment.Find(session.Equipment) is { Equipment: var device }
        && device.StationId == session.StationId && device.RegisteredAt <= session.HeardAt
            ? await Command(session.Equipment, new CommandEquipment(
                $"{subject} {operationId}", subject, EquipmentAct.Stop, session.Connector,
                [new CommandParameter(OrderParameters.Transaction, session.StopBy)])
            {
                ByRider = session.RiderId == subject,
            })
            : ChargingProblems.Of("session_over");

    private async Task<IResult> Command(string identity, CommandEquipment command)
    {
        var answer = await grains.Equipment(identity).Command(command);
        return answer switch
        {
            { Value: { } done } => Results.Json(new ChargingCommandWire(done.Outcome)),
            // It was retired: nothing was sent.
            { Refusal: EquipmentRefusal.EquipmentNotFound or EquipmentRefusal.EquipmentRetired } =>
                Results.Json(new ChargingCommandWire(CommandOutcome.NotConnected)),
            _ => EquipmentProblems.Of(answer.Refusal!.Value),
        };
    }
}

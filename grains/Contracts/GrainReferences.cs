using RedStation.Contracts.Cases;
using RedStation.Contracts.Clock;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Hardship;
using RedStation.Contracts.Live;
using RedStation.Contracts.Partners;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Contracts.Tasks;

namespace RedStation.Contracts;

/// <summary>Grains by the ids of what they stand for.</summary>
public static class GrainReferences
{
    /// <summary>A station.</summary>
    public static IStationGrain Station(this IGrainFactory grains, string stationId) =>
        Kind<IStationGrain>.Of(grains, GrainKeys.Station(stationId));

    /// <summary>A rider.</summary>
    public static IRiderGrain Rider(this IGrainFactory grains, string riderId) =>
        Kind<IRiderGrain>.Of(grains, GrainKeys.Rider(riderId));

    /// <summary>A governance task.</summary>
    public static IGovernanceTaskGrain GovernanceTask(this IGrainFactory grains, string taskId) =>
        Kind<IGovernanceTaskGrain>.Of(grains, GrainKeys.Task(taskId));

    /// <summary>A case.</summary>
    public static IGovernanceCaseGrain GovernanceCase(this IGrainFactory grains, string caseId) =>
        Kind<IGovernanceCaseGrain>.Of(grains, GrainKeys.Case(caseId));

    /// <summary>The live tile that shows the stations of a web-map tile.</summary>
    public static ILiveTileGrain LiveTile(this IGrainFactory grains, TileId tile) =>
        Kind<ILiveTileGrain>.Of(grains, GrainKeys.LiveTile(tile));

    /// <summary>The dispatch tile that knows the riders of a web-map tile.</summary>
    public static IDispatchTileGrain DispatchTile(this IGrainFactory grains, TileId tile) =>
        Kind<IDispatchTileGrain>.Of(grains, GrainKeys.DispatchTile(tile));

    /// <summary>The board of a district's dispatchers.</summary>
    public static IDistrictBoardGrain DistrictBoard(this IGrainFactory grains, string adcode) =>
        Kind<IDistrictBoardGrain>.Of(grains, GrainKeys.Board(adcode));

    /// <summary>What a provider has of a service.</summary>
    public static IServiceOfferGrain ServiceOffer(this IGrainFactory grains, string serviceId, string providerId) =>
        Kind<IServiceOfferGrain>.Of(grains, GrainKeys.ServiceOffer(serviceId, providerId));

    /// <summary>A redemption.</summary>
    public static IRedemptionGrain Redemption(this IGrainFactory grains, string redemptionId) =>
        Kind<IRedemptionGrain>.Of(grains, GrainKeys.Redemption(redemptionId));

    /// <summary>The hardship grants of a district.</summary>
    public static IHardshipGrain Hardship(this IGrainFactory grains, string adcode) =>
        Kind<IHardshipGrain>.Of(grains, GrainKeys.Hardship(adcode));

    /// <summary>A rider's duty as a delivery platform is told of it.</summary>
    public static IPlatformDutyGrain PlatformDuty(this IGrainFactory grains, string dutyId) =>
        Kind<IPlatformDutyGrain>.Of(grains, GrainKeys.PlatformDuty(dutyId));

    /// <summary>The time pool of a delivery platform.</summary>
    public static ITimePoolGrain TimePool(this IGrainFactory grains, string platformId) =>
        Kind<ITimePoolGrain>.Of(grains, GrainKeys.TimePool(platformId));

    /// <summary>The sessions of a charger.</summary>
    public static IChargerGrain Charger(this IGrainFactory grains, string identity) =>
        Kind<IChargerGrain>.Of(grains, GrainKeys.Charger(identity));

    /// <summary>A card or token with which somebody charges.</summary>
    public static IChargingCardGrain ChargingCard(this IGrainFactory grains, string digest) =>
        Kind<IChargingCardGrain>.Of(grains, GrainKeys.ChargingCard(digest));

    /// <summary>A device of a station.</summary>
    public static IEquipmentGrain Equipment(this IGrainFactory grains, string identity) =>
        Kind<IEquipmentGrain>.Of(grains, GrainKeys.Equipment(identity));

    /// <summary>A clock shard.</summary>
    public static IClockGrain Clock(this IGrainFactory grains, int shard) =>
        Kind<IClockGrain>.Of(grains, GrainKeys.Clock(shard));

    /// <summary>
    /// What Orleans calls a kind of grain. Asked by interface, it looks that up by reflection each time, which costs as much as half a
    /// grain call; it is the same every time.
    /// </summary>
    private static class Kind<TGrain>
        where TGrain : IGrainWithStringKey
    {
        private static Names? known;

        public static TGrain Of(IGrainFactory grains, string key)
        {
            if (Volatile.Read(ref known) is { } names)
            {
                return (TGrain)grains.GetGrain(GrainId.Create(names.Grain, IdSpan.Create(key)), names.Interface);
            }

            var grain = grains.GetGrain<TGrain>(key);
            var reference = (GrainReference)(object)grain;
            Volatile.Write(ref known, new Names(reference.GrainId.Type, reference.InterfaceType));
            return grain;
        }

        private sealed record Names(GrainType Grain, GrainInterfaceType Interface);
    }
}

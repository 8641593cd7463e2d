using System.Globalization;
using RedStation.Api.Devices.Charging;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>What a charger has to do with us, in whichever version it says so.</summary>
internal sealed class ChargerDesk(IGrainFactory grains, Equipment equipment, IdTags tags, StatusFeed statuses, TimeProvider clock)
{
    private StationSummary? station;

    /// <summary>A connector's status, or with 0 that of the charger as a whole.</summary>
    public void Report(int connector, PortStatus status) => statuses.Add(connector, status, clock.GetUtcNow());

    /// <summary>Who holds a tag, and whether they may charge.</summary>
    public Task<TagHolder> Recognise(string tag) => tags.Recognise(tag);

    /// <summary>
    /// The key of a session by the name that the charger gave it. Names are one registration's: under the same identity another device may be
    /// registered later, elsewhere, and count from the beginning.
    /// </summary>
    public string KeyOf(string transactionId) => string.Create(
        CultureInfo.InvariantCulture, $"2.0.1 {equipment.RegisteredAt.ToUnixTimeMilliseconds()} {transactionId}");

    /// <summary>What a tag is kept as.</summary>
    public string DigestOf(string tag) => tags.DigestOf(tag);

    /// <summary>Takes what is said of a session; null when it is not known.</summary>
    public async Task<KnownSession?> Report(int connector, ChargingMoment moment, DateTimeOffset at, Func<ReportCharging, ReportCharging> more)
    {
        var report = more(new ReportCharging(await Place(connector), moment, at));
        return await grains.Charger(equipment.Identity).Report(report);
    }

    private async Task<ChargingPlace> Place(int connector)
    {
        station ??= await grains.Station(equipment.StationId).GetSummary();
        return new ChargingPlace(
            equipment.Identity, equipment.StationId, station?.Name ?? "", station?.District ?? "", connector,
            equipment.Connectors.FirstOrDefault(entry => entry.Connector == connector)?.Port);
    }
}

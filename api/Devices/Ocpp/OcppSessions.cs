using RedStation.Api.Devices.Charging;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Ocpp.Frames;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>Makes what serves a charger: its connection, its desk here, and the dialogue of its version.</summary>
internal sealed class OcppSessions(IGrainFactory grains, IdTags tags, TimeProvider clock, ILoggerFactory loggers)
{
    /// <summary>What serves a charger that has just come.</summary>
    public OcppConnection Open(OcppSocket socket, Equipment equipment, OcppVersion version)
    {
        var logger = loggers.CreateLogger<OcppConnection>();
        var linkId = Guid.CreateVersion7().ToString("N");
        var diary = new DiaryFeed(grains.Equipment(equipment.Identity), linkId, clock);
        var statuses = new StatusFeed(grains.Equipment(equipment.Identity), diary, clock);
        var desk = new ChargerDesk(grains, equipment, tags, statuses, clock);
        IOcppDialogue dialogue = version == OcppVersion.V16 ? new Dialogue16(desk, clock) : new Dialogue201(desk, clock);
        return new OcppConnection(
            socket, equipment.Identity, linkId, version, dialogue, diary, statuses, clock, logger);
    }
}

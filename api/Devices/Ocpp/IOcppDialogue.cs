using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Ocpp.Frames;
using RedStation.Domain.Devices.Ocpp.Orders;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>What is answered to a charger in one version of the protocol, and how it is told what to do.</summary>
internal interface IOcppDialogue
{
    /// <summary>The charger as it introduces itself; null when this is no introduction.</summary>
    ChargerSelf? Introduced(object request);

    /// <summary>Why a request is refused that is as the schemas have it: it is of a connector that no charger has. Null for none.</summary>
    OcppFault? FaultOf(object request);

    /// <summary>Answers a request that was read.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="standing">Whether the charger is let in. What is not an introduction comes from those only who are.</param>
    /// <exception cref="Exception">A transient fault: it could not be done now.</exception>
    Task<OcppReply> Answer(object request, ChargerStanding standing);

    /// <summary>The request for an order; null when the protocol has none.</summary>
    OcppOrder? Ask(EquipmentOrder order);

    /// <summary>What came of an order, by the charger's answer.</summary>
    CommandAnswer Outcome(object answer);

    /// <summary>Has the charger tell how its connectors are.</summary>
    OcppOrder TellStatus { get; }
}

/// <summary>What a charger says of itself.</summary>
internal sealed record ChargerSelf(string Vendor, string Model, string? Firmware);

/// <summary>Whether a charger is let in.</summary>
internal enum ChargerStanding
{
    /// <summary>That is not known yet.</summary>
    Pending,

    /// <summary>It is.</summary>
    Accepted,

    /// <summary>It is not: it, or its station, was retired.</summary>
    Rejected,
}

/// <summary>An answer to a charger.</summary>
/// <param name="Answer">Its payload.</param>
/// <param name="Note">What its operator reads of the request; without what names a person. Null for what is not worth a line.</param>
/// <param name="ToldAt">When the charger says that it was, if it is of now; its clock shows in it.</param>
internal sealed record OcppReply(object Answer, string? Note, DateTimeOffset? ToldAt = null);

using RedStation.Contracts.Cases;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Stations;
using RedStation.Contracts.Tasks;

namespace RedStation.Contracts.Riders;

/// <summary>One thing that a rider's phone is told. Exactly one of the parts is set.</summary>
[GenerateSerializer, Immutable, Alias("rider-news")]
public sealed record RiderNews([property: Id(0)] string RiderId)
{
    /// <summary>A new offer.</summary>
    [Id(1)] public TaskOffer? Offered { get; init; }

    /// <summary>An offer is gone.</summary>
    [Id(2)] public WithdrawnOffer? Withdrawn { get; init; }

    /// <summary>The rider's task has changed.</summary>
    [Id(3)] public TaskView? Task { get; init; }

    /// <summary>The rider has been recognised.</summary>
    [Id(4)] public RecognisedAt? Recognised { get; init; }

    /// <summary>The balance has changed.</summary>
    [Id(5)] public Balance? Balance { get; init; }

    /// <summary>A reservation has ended.</summary>
    [Id(6)] public EndedReservation? ReservationEnded { get; init; }

    /// <summary>Something else about the rider has changed.</summary>
    [Id(7)] public RiderView? Me { get; init; }

    /// <summary>A case that the rider reported or joined has changed; as this rider reads it.</summary>
    [Id(8)] public CaseView? Case { get; init; }

    /// <summary>A session of charging of the rider's has changed.</summary>
    [Id(9)] public ChargingSessionView? Session { get; init; }
}

/// <summary>A reservation that is over, and why.</summary>
[GenerateSerializer, Immutable, Alias("ended-reservation")]
public sealed record EndedReservation(
    [property: Id(0)] string ReservationId,
    [property: Id(1)] string StationId,
    [property: Id(2)] string StationName,
    [property: Id(3)] ReservationEnd Reason);

/// <summary>A task of a rider's that came to nothing. Kept until the rider has seen why.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Status"><see cref="GovernanceTaskStatus.Rejected"/> or <see cref="GovernanceTaskStatus.Cancelled"/>.</param>
/// <param name="At">When it ended.</param>
/// <param name="Reason">What the dispatcher wrote, or null when nothing.</param>
[GenerateSerializer, Immutable, Alias("ended-task")]
public sealed record EndedTask(
    [property: Id(0)] string TaskId,
    [property: Id(1)] TaskType Type,
    [property: Id(2)] GovernanceTaskStatus Status,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string? Reason);

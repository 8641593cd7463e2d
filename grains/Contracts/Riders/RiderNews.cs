using RedStation.Contracts.Profiles;
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
}

using RedStation.Contracts.Stations;

namespace RedStation.Domain.Stations;

/// <summary>What is known of a port.</summary>
public sealed record PortRecord
{
    /// <summary>What the device last said.</summary>
    public PortStatus Reported { get; init; } = PortStatus.Offline;

    /// <summary>Since when it says so, by its own clock; null when it never said anything.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The time of its latest reading, changed or not; what is older no longer counts.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>When its controller last spoke of it, by our clock; null for never.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>Whether that can be believed.</summary>
    public PortLink Link { get; init; }

    /// <summary>Who holds it.</summary>
    public HeldPort? Held { get; init; }
}

/// <summary>Which port is held, and for whom.</summary>
/// <param name="Port">The port's number, from 1.</param>
/// <param name="Held">The reservation.</param>
public sealed record PortHold(int Port, HeldPort Held);

/// <summary>A port held for a rider.</summary>
/// <param name="ReservationId">The reservation.</param>
/// <param name="RiderId">For whom.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="OperationId">The command it was granted to, whose answer changes when the rider's grain refuses.</param>
public sealed record HeldPort(string ReservationId, string RiderId, DateTimeOffset ExpiresAt, string OperationId);

/// <summary>Something a station still has to tell a rider: their reservation is over.</summary>
public sealed record PendingNotification(string RiderId, string ReservationId, ReservationEnd Reason);

using System.Collections.Immutable;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>A reader has read a credential.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Credential">What was read, ≤ 200 characters, as the reader passed it on.</param>
public sealed record RecogniseRequest(string? OperationId, string? Credential);

/// <summary>Who stands in front of the station.</summary>
/// <param name="Rider">Who: id, displayName, tier, homeDistrict, points, socialHours, honours.</param>
/// <param name="Visiting">Whether the rider is at home in another district.</param>
/// <param name="Door">What the door did.</param>
/// <param name="AlreadyWelcome">
/// Whether the rider was welcomed before on this visit. Then <paramref name="Door"/> is what it did at the welcome, and it does nothing now.
/// </param>
/// <param name="Reservation">The port that this rider holds at this station, <c>{ reservationId, port, expiresAt }</c>, or null.</param>
public sealed record RecognitionWire(RiderCard Rider, bool Visiting, DoorOutcome Door, bool AlreadyWelcome, ReservedPort? Reservation);

/// <summary>What a station's screen greets with.</summary>
public sealed record WelcomeWire(string DisplayName, RiderTier Tier, bool Visiting, long Points, decimal SocialHours, DateTimeOffset At)
{
    /// <summary>Their honours; null when they have none.</summary>
    public ImmutableArray<HonourName>? Honours { get; init; }

    /// <summary>The greeting of a recognition.</summary>
    public static WelcomeWire Of(Recognition recognition) => new(
        recognition.Rider.DisplayName, recognition.Rider.Tier, recognition.Visiting,
        recognition.Rider.Points, recognition.Rider.SocialHours, recognition.At)
    {
        Honours = recognition.Rider.Honours,
    };
}

/// <summary>What the door is to do.</summary>
/// <param name="Open">Whether to open.</param>
/// <param name="Reason"><c>recognised</c>, <c>closed</c> or <c>noDoor</c>.</param>
/// <param name="ExpiresAt">A door that has not obeyed by then stays shut.</param>
public sealed record DoorCommandWire(bool Open, string Reason, DateTimeOffset ExpiresAt)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(10);

    /// <summary>The command that follows from a recognition.</summary>
    public static DoorCommandWire Of(Recognition recognition) => new(
        recognition.Door == DoorOutcome.Opened,
        recognition.Door switch { DoorOutcome.Opened => "recognised", DoorOutcome.Refused => "closed", _ => "noDoor" },
        recognition.At + Life);
}

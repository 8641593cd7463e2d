using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

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

using RedStation.Domain.Operations;

namespace RedStation.Grains.Stations;

/// <summary>A check-in as the log has it.</summary>
/// <param name="Nonce">Which credential of the rider was used for it.</param>
/// <param name="Told">The command and what the reader was told.</param>
public sealed record LoggedCheckIn(string Nonce, RecordedOperation Told);

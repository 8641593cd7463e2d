namespace RedStation.Domain.Operations;

/// <summary>A command that was answered.</summary>
/// <param name="Id">The client's operation id.</param>
/// <param name="Fingerprint">A digest of the command's body, to notice another body under the same id.</param>
/// <param name="Answer">The answer, as JSON.</param>
/// <param name="Granted">Whether it changed anything.</param>
public sealed record RecordedOperation(string Id, string Fingerprint, string Answer, bool Granted);

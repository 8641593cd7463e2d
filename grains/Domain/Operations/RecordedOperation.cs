using System.Text.Json.Serialization;

namespace RedStation.Domain.Operations;

/// <summary>A command that was answered.</summary>
/// <param name="Id">The client's operation id, and before it whose it is.</param>
/// <param name="Fingerprint">A digest of the command's body, to notice another body under the same id.</param>
/// <param name="Answer">The answer, as JSON; empty when it is no longer kept.</param>
/// <param name="Granted">Whether it changed anything.</param>
public sealed record RecordedOperation(string Id, string Fingerprint, string Answer, bool Granted)
{
    /// <summary>When it was answered; null in records of before this was noted.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether it was so long ago that the answer is not given again, see <see cref="OperationLog.AnswerLife"/>.</summary>
    [JsonIgnore]
    public bool TooOld { get; init; }
}

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedStation.Domain.Operations;

/// <summary>
/// The last commands of an entity with their answers, kept in the entity's own record so that both are written at once
/// (invariant 6). Refusals change nothing, so they make room first.
/// </summary>
public sealed record OperationLog
{
    /// <summary>How many commands are remembered.</summary>
    public const int Capacity = 64;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The commands, oldest first.</summary>
    public ImmutableArray<RecordedOperation> Entries { get; init; } = [];

    /// <summary>
    /// Looks a command up. <paramref name="answer"/> is the first answer; when the id was used with another body the
    /// result is <see cref="Recall.Reused"/>.
    /// </summary>
    public Recall Find<TAnswer>(string operationId, string fingerprint, [NotNullIfNotNull(nameof(answer))] out TAnswer? answer)
        where TAnswer : class
    {
        answer = null;
        foreach (var entry in Entries)
        {
            if (entry.Id == operationId)
            {
                answer = entry.Fingerprint == fingerprint ? JsonSerializer.Deserialize<TAnswer>(entry.Answer, Json) : null;
                return answer is null ? Recall.Reused : Recall.Answered;
            }
        }

        return Recall.New;
    }

    /// <summary>Remembers an answer, in place of an earlier one under the same id.</summary>
    public OperationLog With<TAnswer>(string operationId, string fingerprint, TAnswer answer, bool granted) =>
        With(new(operationId, fingerprint, JsonSerializer.Serialize(answer, Json), granted));

    /// <inheritdoc cref="With{TAnswer}(string, string, TAnswer, bool)"/>
    public OperationLog With(RecordedOperation operation)
    {
        var kept = Entries.RemoveAll(entry => entry.Id == operation.Id);
        if (kept.Length >= Capacity)
        {
            var refusal = kept.FirstOrDefault(entry => !entry.Granted);
            kept = refusal is null ? kept.RemoveAt(0) : kept.Remove(refusal);
        }

        return this with { Entries = kept.Add(operation) };
    }

    /// <summary>Puts another answer in the place of one that was never given; a command that is forgotten stays so.</summary>
    public OperationLog Amend<TAnswer>(string operationId, TAnswer answer, bool granted) =>
        Entries.FirstOrDefault(entry => entry.Id == operationId) is { } known
            ? this with { Entries = Entries.Replace(known, known with { Answer = JsonSerializer.Serialize(answer, Json), Granted = granted }) }
            : this;
}

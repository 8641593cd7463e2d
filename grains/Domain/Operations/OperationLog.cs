using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
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

    /// <summary>Whether the id is known. Cheaper than <see cref="Find"/> for who must first make a fingerprint.</summary>
    public bool Has(string operationId) => IndexOf(entry => entry.Id == operationId) >= 0;

    /// <summary>
    /// Looks a command up. <paramref name="answer"/> is the first answer; when the id was used with another body the
    /// result is <see cref="Recall.Reused"/>.
    /// </summary>
    public Recall Find<TAnswer>(string operationId, string fingerprint, [NotNullIfNotNull(nameof(answer))] out TAnswer? answer)
        where TAnswer : class
    {
        answer = null;
        if (IndexOf(entry => entry.Id == operationId) is not (>= 0 and var at))
        {
            return Recall.New;
        }

        answer = Entries[at].Fingerprint == fingerprint ? JsonSerializer.Deserialize<TAnswer>(Entries[at].Answer, Json) : null;
        return answer is null ? Recall.Reused : Recall.Answered;
    }

    /// <summary>Remembers an answer, in place of an earlier one under the same id.</summary>
    public OperationLog With<TAnswer>(string operationId, string fingerprint, TAnswer answer, bool granted) =>
        With(new(operationId, fingerprint, JsonSerializer.Serialize(answer, Json), granted));

    /// <inheritdoc cref="With{TAnswer}(string, string, TAnswer, bool)"/>
    public OperationLog With(RecordedOperation operation)
    {
        var gone = Superseded(operation.Id);
        if (gone < 0)
        {
            return this with { Entries = Entries.Add(operation) };
        }

        // In one copy: this is most of what a busy entity leaves to the collector.
        var entries = new RecordedOperation[Entries.Length];
        Entries.CopyTo(0, entries, 0, gone);
        Entries.CopyTo(gone + 1, entries, gone, Entries.Length - gone - 1);
        entries[^1] = operation;
        return this with { Entries = ImmutableCollectionsMarshal.AsImmutableArray(entries) };
    }

    /// <summary>Which entry makes room for a command: its own earlier one, or when all places are taken the oldest refusal, or else the oldest; -1 when none must.</summary>
    private int Superseded(string operationId)
    {
        if (IndexOf(entry => entry.Id == operationId) is >= 0 and var own)
        {
            return own;
        }

        return Entries.Length < Capacity ? -1 : Math.Max(0, IndexOf(entry => !entry.Granted));
    }

    private int IndexOf(Func<RecordedOperation, bool> sought)
    {
        for (var at = 0; at < Entries.Length; at++)
        {
            if (sought(Entries[at]))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Puts another answer in the place of one that was never given; a command that is forgotten stays so.</summary>
    public OperationLog Amend<TAnswer>(string operationId, TAnswer answer, bool granted) =>
        Entries.FirstOrDefault(entry => entry.Id == operationId) is { } known
            ? this with { Entries = Entries.Replace(known, known with { Answer = JsonSerializer.Serialize(answer, Json), Granted = granted }) }
            : this;
}

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedStation.Domain.Operations;

/// <summary>
/// The commands of an entity whose answers nobody but the entity itself keeps. They stand in its own record so that state and answer are
/// written at once (invariant 6); when the table of operations has them, they leave. What the table knows of the command in hand is
/// brought in by <see cref="Recollect"/>, so that rules need not know where an answer was kept.
/// </summary>
public sealed record OperationLog
{
    /// <summary>How many answers may wait for the table. Whoever has as many brings them there before the next command.</summary>
    public const int Capacity = 64;

    /// <summary>How long an answer is given again. A command that comes again later is refused.</summary>
    public static readonly TimeSpan AnswerLife = TimeSpan.FromHours(24);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The commands, oldest first.</summary>
    public ImmutableArray<RecordedOperation> Entries { get; init; } = [];

    /// <summary>What is known of the command in hand, wherever it was kept. Not stored.</summary>
    [JsonIgnore]
    public RecordedOperation? Recollected { get; init; }

    /// <summary>What is remembered here under an id, or null.</summary>
    public RecordedOperation? Entry(string operationId) =>
        IndexOf(entry => entry.Id == operationId) is >= 0 and var at ? Entries[at] : null;

    /// <summary>The log with what is known of the command in hand, and whether that is too old to be answered.</summary>
    /// <param name="known">From here or from the table; null when it is new.</param>
    /// <param name="now">The time.</param>
    public OperationLog Recollect(RecordedOperation? known, DateTimeOffset now) => known is null && Recollected is null
        ? this
        : this with { Recollected = known is null ? null : known with { TooOld = now - (known.At ?? now) >= AnswerLife } };

    /// <summary>
    /// Looks a command up. <paramref name="answer"/> is the first answer; when the id was used with another body the
    /// result is <see cref="ReplayStatus.Reused"/>.
    /// </summary>
    public ReplayStatus Find<TAnswer>(string operationId, string fingerprint, [NotNullIfNotNull(nameof(answer))] out TAnswer? answer)
        where TAnswer : class
    {
        answer = null;
        if ((Recollected?.Id == operationId ? Recollected : Entry(operationId)) is not { } known)
        {
            return ReplayStatus.New;
        }

        // One whose answer is gone, because of its age or because somebody in it was erased, is not given again.
        if (known.TooOld || known.Answer.Length == 0)
        {
            return ReplayStatus.TooOld;
        }

        answer = known.Fingerprint == fingerprint ? JsonSerializer.Deserialize<TAnswer>(known.Answer, Json) : null;
        return answer is null ? ReplayStatus.Reused : ReplayStatus.Answered;
    }

    /// <summary>An answer as it is kept.</summary>
    public static RecordedOperation Record<TAnswer>(string operationId, string fingerprint, TAnswer answer, bool granted) =>
        new(operationId, fingerprint, JsonSerializer.Serialize(answer, Json), granted);

    /// <summary>Remembers an answer, in place of an earlier one under the same id.</summary>
    public OperationLog With<TAnswer>(string operationId, string fingerprint, TAnswer answer, bool granted) =>
        With(Record(operationId, fingerprint, answer, granted));

    /// <inheritdoc cref="With{TAnswer}(string, string, TAnswer, bool)"/>
    public OperationLog With(RecordedOperation operation)
    {
        var own = IndexOf(entry => entry.Id == operation.Id);
        return this with { Entries = own < 0 ? Entries.Add(operation) : Entries.RemoveAt(own).Add(operation) };
    }

    /// <summary>Notes the time of those answers that have none yet. Before they are stored.</summary>
    public OperationLog Stamp(DateTimeOffset now)
    {
        if (IndexOf(entry => entry.At is null) < 0)
        {
            return this;
        }

        var entries = Entries.ToArray();
        for (var at = 0; at < entries.Length; at++)
        {
            entries[at] = entries[at].At is null ? entries[at] with { At = now } : entries[at];
        }

        return this with { Entries = ImmutableCollectionsMarshal.AsImmutableArray(entries) };
    }

    /// <summary>Lets go of answers that the table has.</summary>
    public OperationLog Without(IReadOnlyCollection<RecordedOperation> kept) =>
        kept.Count == 0 ? this : this with { Entries = Entries.RemoveAll(entry => kept.Any(gone => gone.Id == entry.Id)) };

    /// <summary>Keeps no more than the latest, where the table has all of them anyway.</summary>
    public OperationLog Latest(int most) => Entries.Length <= most ? this : this with { Entries = Entries[^most..] };

    /// <summary>
    /// Lets go of answers that tell about somebody who is erased. Views say who by their subject, so that an answer without it names nobody. The
    /// commands stay known: a repeat is refused as too old.
    /// </summary>
    public OperationLog WithoutAnswersAbout(string subject)
    {
        var written = JsonSerializer.Serialize(subject, Json);
        return IndexOf(IsAbout) < 0
            ? this
            : this with { Entries = [.. Entries.Select(entry => IsAbout(entry) ? entry with { Answer = "" } : entry)] };

        bool IsAbout(RecordedOperation entry) => entry.Answer.Contains(written, StringComparison.Ordinal);
    }

    /// <summary>Puts another answer in the place of one that was never given; a command that is forgotten stays so.</summary>
    public OperationLog Amend<TAnswer>(string operationId, TAnswer answer, bool granted) =>
        Entries.FirstOrDefault(entry => entry.Id == operationId) is { } known
            ? this with { Entries = Entries.Replace(known, known with { Answer = JsonSerializer.Serialize(answer, Json), Granted = granted }) }
            : this;

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
}

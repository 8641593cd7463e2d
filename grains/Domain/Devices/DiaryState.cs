using System.Collections.Immutable;
using RedStation.Contracts.Devices;

namespace RedStation.Domain.Devices;

/// <summary>
/// What a device said and heard lately, in memory only. Refused messages are kept apart from the others, so that what is wrong is not lost among
/// what is right.
/// </summary>
public sealed record DiaryState
{
    /// <summary>How many messages that were taken are kept.</summary>
    public const int MostTaken = 120;

    /// <summary>How many that were refused.</summary>
    public const int MostRefused = 60;

    /// <summary>The longest name of a kind of message.</summary>
    public const int LongestKind = 40;

    /// <summary>The longest text of a message.</summary>
    public const int LongestText = 160;

    /// <summary>Messages that were taken, the oldest first.</summary>
    public ImmutableQueue<EquipmentMessage> Taken { get; init; } = [];

    /// <summary>How many those are.</summary>
    public int TakenCount { get; init; }

    /// <summary>Messages that were refused, the oldest first.</summary>
    public ImmutableQueue<EquipmentMessage> Refused { get; init; } = [];

    /// <summary>How many those are.</summary>
    public int RefusedCount { get; init; }

    /// <summary>What is refused, by its reason, the latest first.</summary>
    public ImmutableArray<EquipmentProblem> Problems { get; init; } = [];

    /// <summary>All messages, the latest first.</summary>
    public ImmutableArray<EquipmentMessage> Latest() => [.. Taken.Concat(Refused).OrderByDescending(message => message.At)];

    /// <summary>The diary with one message more.</summary>
    public DiaryState With(EquipmentMessage message)
    {
        var kept = message with { Kind = Cut(message.Kind, LongestKind), Text = Cut(message.Text, LongestText) };
        if (kept.Fault is not { } fault)
        {
            return TakenCount < MostTaken
                ? this with { Taken = Taken.Enqueue(kept), TakenCount = TakenCount + 1 }
                : this with { Taken = Taken.Dequeue().Enqueue(kept) };
        }

        var noted = this with { Problems = Noted(fault, kept) };
        return RefusedCount < MostRefused
            ? noted with { Refused = Refused.Enqueue(kept), RefusedCount = RefusedCount + 1 }
            : noted with { Refused = Refused.Dequeue().Enqueue(kept) };
    }

    private ImmutableArray<EquipmentProblem> Noted(EquipmentFault fault, EquipmentMessage message)
    {
        var known = Problems.FirstOrDefault(problem => problem.Fault == fault);
        var next = known is null
            ? new EquipmentProblem(fault, 1, message.At, message.At, message.Kind, message.Text)
            : known with
            {
                Count = known.Count == int.MaxValue ? known.Count : known.Count + 1,
                LastAt = message.At,
                Kind = message.Kind,
                Detail = message.Text,
            };
        return [next, .. Problems.Where(problem => problem.Fault != fault)];
    }

    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}

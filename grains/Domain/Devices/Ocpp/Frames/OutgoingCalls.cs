using System.Collections.Immutable;

namespace RedStation.Domain.Devices.Ocpp.Frames;

/// <summary>
/// Our requests to one charger. One is open at a time; the charger's own may cross it, for it may have one open too. Without answer in its time
/// it counts as lost, and the next goes out.
/// </summary>
/// <param name="Open">The request that waits for its answer, or null.</param>
/// <param name="Waiting">Those that wait for their turn, the oldest first.</param>
public sealed record OutgoingCalls(OpenCall? Open, ImmutableList<string> Waiting)
{
    /// <summary>How many may wait.</summary>
    public const int MostWaiting = 16;

    /// <summary>For how long an answer is waited for.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);

    /// <summary>Nothing was asked yet.</summary>
    public static readonly OutgoingCalls None = new(null, []);

    /// <summary>Something is to be asked. Null when too much is.</summary>
    public OutgoingCalls? Add(string id, DateTimeOffset now) =>
        Open is null ? new(new OpenCall(id, now), Waiting)
        : Waiting.Count < MostWaiting ? this with { Waiting = Waiting.Add(id) }
        : null;

    /// <summary>An answer has come, or is waited for no more. One that answers nothing, or comes too late, changes nothing.</summary>
    public OutgoingCalls Answered(string id, DateTimeOffset now) => Open?.Id == id ? Next(now) : this;

    /// <summary>Nobody waits any more for what was asked; when it was sent, its answer is still waited for, because only one may be open.</summary>
    public OutgoingCalls Abandoned(string id) => this with { Waiting = Waiting.Remove(id) };

    private OutgoingCalls Next(DateTimeOffset now) =>
        Waiting.IsEmpty ? None : new(new OpenCall(Waiting[0], now), Waiting.RemoveAt(0));
}

/// <summary>A request that waits for its answer.</summary>
/// <param name="Id">The id of the message.</param>
/// <param name="SentAt">When it was sent.</param>
public sealed record OpenCall(string Id, DateTimeOffset SentAt);

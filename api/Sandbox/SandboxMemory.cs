using System.Collections.Immutable;

namespace RedStation.Api.Sandbox;

/// <summary>What the platform of the demo remembers, in memory: the last duties, and which posts it has taken.</summary>
public sealed class SandboxMemory
{
    private const int Most = 100;
    private const int MostPosts = 2_000;

    private readonly Lock gate = new();
    private readonly Queue<string> posts = new();
    private readonly HashSet<string> known = [];
    private ImmutableList<SandboxDutyWire> duties = [];

    /// <summary>How it behaves.</summary>
    public SandboxMode Mode { get; set; }

    /// <summary>How many posts it did not take because it was down.</summary>
    public int TurnedAway { get; private set; }

    /// <summary>How many posts it did not believe.</summary>
    public int Unbelieved { get; private set; }

    /// <summary>The duties, the newest first.</summary>
    public ImmutableArray<SandboxDutyWire> Duties => [.. duties];

    /// <summary>It was down.</summary>
    public void TurnAway()
    {
        lock (gate)
        {
            TurnedAway++;
        }
    }

    /// <summary>A post was not by whom it said.</summary>
    public void Disbelieve()
    {
        lock (gate)
        {
            Unbelieved++;
        }
    }

    /// <summary>Takes what a post says. False for one that was taken before: it only counts it.</summary>
    /// <param name="postId">The post's id, the same whenever it is repeated.</param>
    /// <param name="duty">What it says.</param>
    public bool Take(string postId, SandboxDutyWire duty)
    {
        lock (gate)
        {
            var before = duties.Find(one => one.DutyId == duty.DutyId);
            var isNew = known.Add(postId);
            if (isNew)
            {
                posts.Enqueue(postId);
                if (posts.Count > MostPosts)
                {
                    known.Remove(posts.Dequeue());
                }
            }

            var next = before is null ? duty with { Posts = 1 }
                : isNew ? duty with
                {
                    ReceivedAt = before.ReceivedAt,
                    Posts = before.Posts + 1,
                    GrantedMinutes = before.GrantedMinutes,
                    Tried = before.Tried,
                }
                : before with { Posts = before.Posts + 1 };
            duties = before is null ? duties.Insert(0, next) : duties.Replace(before, next);
            duties = duties.Count > Most ? duties.RemoveAt(Most) : duties;
            return isNew;
        }
    }

    /// <summary>Notes what an answer came to.</summary>
    public void Note(string dutyId, string outcome, int? granted)
    {
        lock (gate)
        {
            if (duties.Find(one => one.DutyId == dutyId) is { } before)
            {
                duties = duties.Replace(before, before with { GrantedMinutes = granted ?? before.GrantedMinutes, Tried = before.Tried.Add(outcome) });
            }
        }
    }
}

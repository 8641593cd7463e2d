namespace RedStation.Api.Riders;

/// <summary>
/// The sessions that the dispatch tiles have still to hear of. A session lists itself once, however often it changes until it is taken.
/// </summary>
public sealed class ChangedSessions
{
    private readonly Lock gate = new();
    private List<RiderSession> listed = [];
    private List<RiderSession> taken = [];

    /// <summary>Lists a session.</summary>
    public void Add(RiderSession session)
    {
        lock (gate)
        {
            listed.Add(session);
        }
    }

    /// <summary>Takes the list. It is good until the next call; only one may take.</summary>
    public IReadOnlyList<RiderSession> Take()
    {
        lock (gate)
        {
            taken.Clear();
            (listed, taken) = (taken, listed);
            return taken;
        }
    }
}

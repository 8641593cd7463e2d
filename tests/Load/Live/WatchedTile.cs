namespace RedStation.Tests.Load.Live;

/// <summary>A tile as one watcher holds it.</summary>
public sealed class WatchedTile
{
    /// <summary>The sequence of the state held, −1 before the first.</summary>
    public long Sequence { get; set; } = -1;

    /// <summary>In the compact form: what the next step follows.</summary>
    public long Step { get; set; } = -1;

    /// <summary>In the compact form: the time that the next delta counts from.</summary>
    public long Time { get; set; }

    /// <summary>Whether something was missed and the whole state has been asked for.</summary>
    public bool Lost { get; set; }

    /// <summary>The stations, by their number in the book.</summary>
    public Dictionary<int, WatchedStation> Stations { get; } = [];

    /// <summary>In the compact form: the stations by their place.</summary>
    public List<int> Places { get; } = [];
}

namespace RedStation.Tests.Load.Dispatch;

/// <summary>A task of the load, as those who took part in it remember it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Points">What it pays.</param>
public sealed record Case(string Id, int Points)
{
    /// <summary>Who was told that they have it, each time somebody was told so.</summary>
    public List<string> Assigned { get; } = [];

    /// <summary>When the tap was that got it, by the clock of <see cref="Running.Moment"/>.</summary>
    public long AcceptedAt { get; set; }

    /// <summary>Whether the server said that it is verified.</summary>
    public bool Verified { get; set; }
}

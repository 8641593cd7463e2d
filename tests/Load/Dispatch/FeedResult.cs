using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Dispatch;

/// <summary>What a feed of positions measured within its own process.</summary>
public sealed record FeedResult
{
    /// <summary>Positions taken in.</summary>
    public long Positions { get; init; }

    /// <summary>Queries answered.</summary>
    public long Queries { get; init; }

    /// <summary>Candidates that queries named, so that nobody measures empty answers.</summary>
    public long Named { get; init; }

    /// <summary>Seconds of the window.</summary>
    public double Seconds { get; init; }

    /// <summary>CPU seconds of the process in the window, its Redis server's included.</summary>
    public double CpuSeconds { get; init; }

    /// <summary>Of these, the part spent only on moving the riders about, measured beforehand.</summary>
    public double CrowdCpuSeconds { get; init; }

    /// <summary>Bytes held by the heap per rider, after a collection.</summary>
    public double BytesPerRider { get; init; }

    /// <summary>How long a query took, due to answered.</summary>
    public Percentiles? Query { get; init; }

    /// <summary>How long a batch took.</summary>
    public Percentiles? Batch { get; init; }

    /// <summary>Second by second, of queries.</summary>
    public IReadOnlyList<SecondOfRun> QuerySeconds { get; init; } = [];

    /// <summary>What was wrong, or null.</summary>
    public string? Wrong { get; init; }
}

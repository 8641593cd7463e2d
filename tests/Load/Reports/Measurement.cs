using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Reports;

/// <summary>One line of the table: something that was measured.</summary>
/// <param name="Name">What.</param>
public sealed record Measurement(string Name)
{
    /// <summary>How many of what a second.</summary>
    public double Rate { get; init; }

    /// <summary>Of what.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How long each took, coordinated omission corrected; null when nothing was timed.</summary>
    public Percentiles? Latency { get; init; }

    /// <summary>Answers that were neither right nor a refusal that was due.</summary>
    public long Errors { get; init; }

    /// <summary>Seconds the servers worked in the window, null when their process cannot be seen.</summary>
    public double? CpuSeconds { get; init; }

    /// <summary>Bytes they held before the load.</summary>
    public long? Rest { get; init; }

    /// <summary>Bytes they held at most.</summary>
    public long? Peak { get; init; }

    /// <summary>Further figures by name.</summary>
    public IReadOnlyDictionary<string, double> Figures { get; init; } = new Dictionary<string, double>();

    /// <summary>Second by second.</summary>
    public IReadOnlyList<SecondOfRun> Seconds { get; init; } = [];
}

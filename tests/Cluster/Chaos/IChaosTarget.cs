using RedStation.Tests.Cluster.Chaos.Faults;

namespace RedStation.Tests.Cluster.Chaos;

/// <summary>Servers that a run does things to.</summary>
public interface IChaosTarget : IAsyncDisposable
{
    /// <summary>What a silo says that ends because the others took it for dead: a good reason to end by itself.</summary>
    const string VotedOut = "told I am dead";

    /// <summary>What is said here of one that the database failed while it started: the other good reason.</summary>
    const string NotStarted = "had not started yet";

    /// <summary>Where the apis are; they stay there when they are started anew.</summary>
    IReadOnlyList<Uri> Apis { get; }

    /// <summary>After how long a silent station counts as offline here.</summary>
    TimeSpan SilenceLimit => ChaosSettings.SilenceLimit;

    /// <summary>What can be done to them here.</summary>
    IReadOnlyList<PossibleFault> Possible { get; }

    /// <summary>What cannot be done to them here, and why.</summary>
    IReadOnlyList<string> Skipped { get; }

    /// <summary>Processes that ended though nobody killed them, and why.</summary>
    IReadOnlyList<string> Ended { get; }

    /// <summary>Does a fault, waits, and ends it. When this returns every process runs, though it may not yet serve.</summary>
    Task Do(ScheduledFault fault);

    /// <summary>Reads the database, past all servers.</summary>
    Task<IReadOnlyList<string[]>> Query(string sql);

    /// <summary>What the servers printed lately, for a failed run.</summary>
    string Output { get; }
}

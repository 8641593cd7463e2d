namespace RedStation.Tests.Cluster.Chaos.Faults;

/// <summary>What a run does to the servers.</summary>
public enum FaultKind
{
    /// <summary>SIGKILL, and a new process.</summary>
    Kill,

    /// <summary>SIGSTOP, and SIGCONT when the others have given it up.</summary>
    Pause,

    /// <summary>Writes fail before they are committed.</summary>
    FailBeforeCommit,

    /// <summary>Writes fail after they are committed.</summary>
    FailAfterCommit,

    /// <summary>The database's processes are shot, and it recovers.</summary>
    CrashDatabase,

    /// <summary>The database ends every session and starts again.</summary>
    RestartDatabase,

    /// <summary>Two processes cannot reach each other; everything else can.</summary>
    Cut,
}

using System.Collections.Immutable;
using RedStation.Silo.Settings;

namespace RedStation.Silo.Checks;

/// <summary>What was found out about a setup.</summary>
internal sealed record SetupFacts
{
    /// <summary>What is wrong with what the configuration says, as the start of a process finds it.</summary>
    public SettingsReport Settings { get; init; } = new([], []);

    /// <summary>The data folder.</summary>
    public FolderFacts Folder { get; init; } = new();

    /// <summary>How PostgreSQL is reached; null for the embedded database.</summary>
    public ConnectionFacts? Connection { get; init; }

    /// <summary>Why the database could not be used, as a sentence; null when it could.</summary>
    public string? DatabaseFault { get; init; }

    /// <summary>The database; null when it could not be used, or is yet to be made.</summary>
    public DatabaseFacts? Database { get; init; }

    /// <summary>Endpoints that the program would listen on and that somebody listens on already, by the setting that names them.</summary>
    public ImmutableArray<(string Setting, string Endpoint)> TakenEndpoints { get; init; } = [];

    /// <summary>Whether the demonstration is on, in which anybody may sign in as anybody.</summary>
    public bool Demo { get; init; }

    /// <summary>Silos and apis that will share the database, as <c>RedStation:Check:Processes</c> says; null when it says nothing.</summary>
    public int? Processes { get; init; }
}

/// <summary>How PostgreSQL is reached.</summary>
/// <param name="Host">The machine, or the folder of its socket.</param>
/// <param name="Username">As whom.</param>
/// <param name="Password">With what; it must not be shown.</param>
/// <param name="Encrypted">Whether the line must be encrypted.</param>
/// <param name="Connections">How many connections one process may open.</param>
internal sealed record ConnectionFacts(string Host, string Username, string? Password, bool Encrypted, int Connections)
{
    /// <summary>Whether the line never leaves this machine.</summary>
    public bool IsLocal => Host.StartsWith('/') || Host is "localhost" or "::1" || Host.StartsWith("127.", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Username}@{Host}";
}

/// <summary>A database that answered.</summary>
internal sealed record DatabaseFacts
{
    /// <summary>The migration scripts that were applied to it.</summary>
    public ImmutableArray<string> Applied { get; init; } = [];

    /// <summary>Those that this program has.</summary>
    public ImmutableArray<string> Known { get; init; } = [];

    /// <summary>How far its clock is ahead of this machine's at least, the time for question and answer allowed for; negative when behind.</summary>
    public TimeSpan ClockAhead { get; init; }

    /// <summary>PostgreSQL's settings by name.</summary>
    public ImmutableDictionary<string, string> Settings { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Connections that programs of other names hold at the moment.</summary>
    public int OthersConnections { get; init; }

    /// <summary>Silos that are in the cluster now.</summary>
    public int Silos { get; init; }

    /// <summary>Whether it takes no writes.</summary>
    public bool ReadOnly { get; init; }
}

/// <summary>A data folder.</summary>
internal sealed record FolderFacts
{
    /// <summary>Its absolute path.</summary>
    public string Path { get; init; } = "";

    /// <summary>Whether it is there.</summary>
    public bool Exists { get; init; }

    /// <summary>Who may do what with it; null where there is no such thing.</summary>
    public UnixFileMode? Mode { get; init; }

    /// <summary>Its files by name, with who may do what with them.</summary>
    public ImmutableSortedDictionary<string, UnixFileMode?> Files { get; init; } = ImmutableSortedDictionary<string, UnixFileMode?>.Empty;

    /// <summary>Bytes that are free where it lies; null when nobody can say.</summary>
    public long? Free { get; init; }

    /// <summary>Bytes that there are in all.</summary>
    public long? Size { get; init; }
}

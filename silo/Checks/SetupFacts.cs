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

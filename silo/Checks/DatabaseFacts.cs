using System.Collections.Immutable;

namespace RedStation.Silo.Checks;

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

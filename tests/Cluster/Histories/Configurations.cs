namespace RedStation.Tests.Cluster.Histories;

/// <summary>
/// The cache: ways in which things may stand, without those that a more modest one makes needless. Whoever has guessed less stands in
/// the same state and can still guess it.
/// </summary>
internal sealed class Configurations<TState>
    where TState : notnull
{
    private readonly Dictionary<(TState State, Marks Early), List<Configuration<TState>>> known = [];

    /// <summary>How many there are.</summary>
    public int Count => known.Count;

    /// <summary>All of them.</summary>
    public IEnumerable<Configuration<TState>> All => known.Values.SelectMany(same => same);

    /// <summary>Their states, each once.</summary>
    public IEnumerable<TState> States => known.Keys.Select(key => key.State).Distinct();

    /// <summary>Adds one. False when it brings nothing new.</summary>
    public bool Add(Configuration<TState> configuration)
    {
        var key = (configuration.State, configuration.Early);
        if (!known.TryGetValue(key, out var same))
        {
            known.Add(key, same = []);
        }

        if (same.Exists(other => other.Guessed.IsPartOf(configuration.Guessed)))
        {
            return false;
        }

        same.RemoveAll(other => configuration.Guessed.IsPartOf(other.Guessed));
        same.Add(configuration);
        return true;
    }
}

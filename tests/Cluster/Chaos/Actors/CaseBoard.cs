using System.Collections.Concurrent;

namespace RedStation.Tests.Cluster.Chaos.Actors;

/// <summary>The cases of a run that people have heard of.</summary>
/// <param name="most">How many are open at a time.</param>
public sealed class CaseBoard(int most)
{
    private readonly ConcurrentDictionary<string, bool> cases = new();

    /// <summary>Whether another may be reported.</summary>
    public bool HasRoom => cases.Values.Count(open => open) < most;

    /// <summary>It stands so.</summary>
    public void See(string id, string status) => cases[id] = status is not ("closed" or "refused");

    /// <summary>One of them, or null when there is none: rather one that is open.</summary>
    public string? Any(Random random)
    {
        var all = cases.ToArray();
        var open = all.Where(one => one.Value).ToArray();
        var among = open.Length > 0 && random.Next(6) > 0 ? open : all;
        return among.Length == 0 ? null : among[random.Next(among.Length)].Key;
    }
}

using System.Globalization;

namespace RedStation.Tests.Cluster.Chaos;

/// <summary>Tells servers that were started with it which of their writes fail. See the project Faults beside this one.</summary>
public sealed class FaultFile(string folder)
{
    private readonly string path = Path.Combine(folder, "faults");

    /// <summary>What a server needs in its environment to listen.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["DOTNET_STARTUP_HOOKS"] = Repository.Program("tests/Faults", "RedStation.Tests.Faults"),
        ["REDSTATION_TEST_FAULTS"] = path,
    };

    /// <summary>A share of writes fails, before or after its commit.</summary>
    public void Fail(string when, double share, int seed) =>
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"{when}={share} seed={seed}"));

    /// <summary>The known bug: stations are acknowledged so long before they are written.</summary>
    public void AcknowledgeEarly(TimeSpan before) =>
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"early={before.TotalMilliseconds}"));

    /// <summary>Nothing fails.</summary>
    public void Stop() => File.WriteAllText(path, "");
}

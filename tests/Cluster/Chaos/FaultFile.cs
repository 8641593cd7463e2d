using System.Globalization;
using RedStation.Tests.Cluster.Chaos.Faults;

namespace RedStation.Tests.Cluster.Chaos;

/// <summary>Tells servers that were started with it which of their writes fail. See the project Faults beside this one.</summary>
public sealed class FaultFile(string folder)
{
    private const double FailingShare = 0.2;

    private readonly string path = Path.Combine(folder, "faults");

    /// <summary>What a server needs in its environment to listen.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["DOTNET_STARTUP_HOOKS"] = Repository.Program("tests/Faults", "RedStation.Tests.Faults"),
        ["REDSTATION_TEST_FAULTS"] = path,
    };

    /// <summary>A share of writes fails for a while, before or after its commit.</summary>
    public async Task Do(ScheduledFault fault)
    {
        var when = fault.Kind == FaultKind.FailBeforeCommit ? "before" : "after";
        // Which writes fail follows from the plan too, as far as the order of the writes does.
        var seed = (int)fault.Lasts.TotalMilliseconds;
        Write(string.Create(CultureInfo.InvariantCulture, $"{when}={FailingShare} seed={seed}"));
        await Task.Delay(fault.Lasts);
        Write("");
    }

    /// <summary>The known bug: stations are acknowledged so long before they are written.</summary>
    public void AcknowledgeEarly(TimeSpan before) =>
        Write(string.Create(CultureInfo.InvariantCulture, $"early={before.TotalMilliseconds}"));

    /// <summary>The known bug: points on hold count as if they were not.</summary>
    public void UncountHolds() => Write("uncounted=1");

    /// <summary>All at once: a server may be reading.</summary>
    private void Write(string text)
    {
        File.WriteAllText(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
    }
}

using System.Collections.Immutable;

namespace RedStation.Silo.Checks;

/// <summary>What the database has acknowledged is on its disk.</summary>
internal sealed class WritesAreDurable : ISetupCheck
{
    private static readonly ImmutableArray<string> MustBeOn = ["fsync", "synchronous_commit", "full_page_writes"];

    /// <summary>PostgreSQL's settings that this check looks at.</summary>
    public static IEnumerable<string> Settings => MustBeOn;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(SetupFacts facts)
    {
        foreach (var setting in MustBeOn)
        {
            // synchronous_commit has more values than on and off; with all but off a commit waits for the disk.
            if (facts.Database?.Settings.GetValueOrDefault(setting) == "off")
            {
                yield return Finding.Error(
                    $"PostgreSQL has {setting} = off: what it acknowledges may be gone after a power cut. Set it on.");
            }
        }
    }
}

using System.Globalization;

namespace RedStation.Silo.Checks;

/// <summary>There is room where the data folder lies.</summary>
internal sealed class DiskHasRoom : ISetupCheck
{
    private const long MiB = 1024 * 1024;

    /// <summary>Below this the next days may fill it.</summary>
    private const long Little = 1024 * MiB;

    /// <summary>Below this the next photos may fill it.</summary>
    private const long TooLittle = 100 * MiB;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(SetupFacts facts) => facts.Folder.Free switch
    {
        null or >= Little => [],
        < TooLittle and var free => [Finding.Error(Sentence(facts, free))],
        { } free => [Finding.Warning(Sentence(facts, free))],
    };

    private static string Sentence(SetupFacts facts, long free) => string.Create(
        CultureInfo.InvariantCulture, $"Only {free / MiB} MiB are free where the data folder {facts.Folder.Path} lies. Make room.");
}

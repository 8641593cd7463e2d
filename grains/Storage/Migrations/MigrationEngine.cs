using DbUp.Builder;
using RedStation.Grains.Settings;

namespace RedStation.Storage.Migrations;

/// <summary>Runs migrations the same way on every database.</summary>
internal static class MigrationEngine
{
    /// <summary>Applies the scripts that the database has not seen, each in a transaction of its own. Returns their names.</summary>
    /// <exception cref="StartException">One failed. What earlier ones did stays.</exception>
    public static IReadOnlyList<string> Run(UpgradeEngineBuilder engine)
    {
        var result = engine.WithTransactionPerScript().WithVariablesDisabled().LogToNowhere().Build().PerformUpgrade();
        return result.Successful ? [.. result.Scripts.Select(script => script.Name)] : throw new StartException(
            $"The database could not be brought up to date: migration {result.ErrorScript?.Name ?? "journal"} failed "
            + $"({result.Error.Message}). Nothing of it was kept; the program does not start on a half-made schema.",
            result.Error);
    }
}

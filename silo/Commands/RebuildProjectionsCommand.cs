using RedStation.Silo.Hosting;
using RedStation.Storage.Projections;

namespace RedStation.Silo.Commands;

/// <summary>Makes the tables that lists are read from again, from what the grains have stored.</summary>
internal sealed class RebuildProjectionsCommand : ISiloCommand
{
    /// <inheritdoc/>
    public string Name => "rebuild-projections";

    /// <inheritdoc/>
    public string Summary => "makes the tables of stations, tasks, riders on duty and balances again, also while the system serves";

    /// <inheritdoc/>
    public async Task<int> Run(string[] arguments)
    {
        using var host = StorageHost.Build(SiloSwitches.Read(arguments));
        foreach (var found in await ActivatorUtilities.CreateInstance<ProjectionRebuild>(host.Services).Run())
        {
            Console.WriteLine(
                $"{found.Table}: {found.Right} rows, of which {found.Restored} were missing or wrong; "
                + $"{found.Removed} removed that stood for nothing.");
        }

        return 0;
    }
}

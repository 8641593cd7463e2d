using RedStation.Silo.Hosting;
using RedStation.Storage.Migrations;

namespace RedStation.Silo.Commands;

/// <summary>Brings the database to this program's schema and ends. Silos do it at their start too; this one needs no silo.</summary>
internal sealed class MigrateCommand : ISiloCommand
{
    /// <inheritdoc/>
    public string Name => "migrate";

    /// <inheritdoc/>
    public string Summary => "brings the database to this program's schema";

    /// <inheritdoc/>
    public Task<int> Run(string[] arguments)
    {
        using var host = StorageHost.Build(SiloSwitches.Read(arguments));
        Console.WriteLine($"{host.Services.GetRequiredService<StoragePreparation>().Prepare()} migrations applied.");
        return Task.FromResult(0);
    }
}

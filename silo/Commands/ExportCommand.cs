using RedStation.Silo.Hosting;
using RedStation.Storage.Archive;
using RedStation.Storage.Databases;

namespace RedStation.Silo.Commands;

/// <summary>Writes everything there is into a file that an empty database of either kind can be filled from.</summary>
internal sealed class ExportCommand : ISiloCommand
{
    /// <inheritdoc/>
    public string Name => "export";

    /// <inheritdoc/>
    public string Summary => "FILE: writes everything there is into an archive, also while the system serves";

    /// <inheritdoc/>
    public async Task<int> Run(string[] arguments)
    {
        var (file, rest) = ArchiveFile.Of(arguments, Name);
        using var host = StorageHost.Build(SiloSwitches.Read(rest));
        var exporter = new Exporter(
            host.Services.ArchiveDatabase(), host.Services.GetRequiredService<DataFolder>(), host.Services.GetRequiredService<TimeProvider>());
        var manifest = await exporter.Write(file);
        Console.WriteLine(ArchiveFile.Account(manifest));
        Console.WriteLine($"Written to {file}. It holds people's records and secrets: keep it as you keep the database.");
        return 0;
    }
}

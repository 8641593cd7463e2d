using RedStation.Silo.Hosting;
using RedStation.Storage.Archive;
using RedStation.Storage.Databases;
using RedStation.Storage.Ledger;
using RedStation.Storage.Migrations;
using RedStation.Storage.Projections;

namespace RedStation.Silo.Commands;

/// <summary>Fills an empty database from an archive.</summary>
internal sealed class ImportCommand : ISiloCommand
{
    private const int Unsound = 1;

    /// <inheritdoc/>
    public string Name => "import";

    /// <inheritdoc/>
    public string Summary => "FILE: fills an empty database from an archive; makes the schema first";

    /// <inheritdoc/>
    public async Task<int> Run(string[] arguments)
    {
        var (file, rest) = ArchiveFile.Of(arguments, Name);
        using var archive = await ArchiveReader.Open(file);
        using var host = StorageHost.Build(SiloSwitches.Read(rest));
        host.Services.GetRequiredService<StoragePreparation>().Prepare();
        await new Importer(host.Services.ArchiveDatabase(), host.Services.GetRequiredService<DataFolder>()).Read(archive);
        Console.WriteLine(ArchiveFile.Account(archive.Manifest));
        if (archive.Manifest.IsOfAnEarlierSchema)
        {
            // What the scripts since would have put into tables and columns that the archive does not know.
            await ActivatorUtilities.CreateInstance<ProjectionRebuild>(host.Services).Run();
        }

        var audit = await host.Services.GetRequiredService<LedgerAudit>().Run();
        Console.WriteLine(audit.Sound
            ? $"Imported. The ledger of {audit.Transactions} transactions is sound."
            : "Imported, as it was. The ledger is not sound, and was not before: see the log of where it comes from.");
        return audit.Sound ? 0 : Unsound;
    }
}

using System.Text;
using RedStation.Domain.Districts;
using RedStation.Grains.Cases;
using RedStation.Grains.Settings;
using RedStation.Silo.Cases;
using RedStation.Silo.Hosting;
using RedStation.Silo.Settings;
using RedStation.Silo.Telemetry;
using RedStation.Storage.Migrations;

namespace RedStation.Silo.Commands;

/// <summary>
/// Takes cases of another system from a file. For that time the process is a silo: of the cluster, or, with the embedded database, the only one, so
/// that nothing else may run on it.
/// </summary>
internal sealed class ImportCasesCommand : ISiloCommand
{
    private const int Unsound = 1;

    /// <inheritdoc/>
    public string Name => "import-cases";

    /// <inheritdoc/>
    public string Summary =>
        "FILE --source NAME [--map THEIRS=OURS]... [--district ADCODE] [--class ID] [--zone ZONE]: takes cases from CSV, each once";

    /// <inheritdoc/>
    public async Task<int> Run(string[] arguments)
    {
        var settings = CaseImportSettings.Read(arguments);
        var text = Text(settings.File);
        var builder = SiloConfiguration.Read(SiloSwitches.Read(settings.Switches));
        builder.CheckSettings();
        builder.Logging.UseRedStationLogs(builder.Configuration);
        builder.AddRedStationSilo();
        using var host = builder.Build();
        host.Services.GetRequiredService<StoragePreparation>().Prepare();
        await host.StartAsync();
        try
        {
            return await Run(settings, text, host.Services);
        }
        finally
        {
            await host.StopAsync();
        }
    }

    private static async Task<int> Run(CaseImportSettings settings, string text, IServiceProvider services)
    {
        var rules = await services.GetRequiredService<ICaseRules>().Current();
        var file = new CaseImportFile(settings, DistrictMap.Load(), rules, services.GetRequiredService<TimeProvider>().GetUtcNow());
        var cases = file.Read(text);
        foreach (var error in file.Errors)
        {
            Console.WriteLine($"line {error.Line}: {error.Column}: {error.Rule}");
        }

        if (file.Errors.Count > 0)
        {
            Console.WriteLine("Nothing was taken.");
            return Unsound;
        }

        var outcome = await new CaseImporter(services.GetRequiredService<IGrainFactory>()).Take(file, cases);
        foreach (var id in outcome.Changed)
        {
            Console.WriteLine($"{id} was taken before with another content, and stays as it is here.");
        }

        Console.WriteLine($"{outcome.Taken} cases taken, {outcome.Known} known already, {outcome.Changed.Count} known with another content.");
        return outcome.Changed.Count == 0 ? 0 : Unsound;
    }

    private static string Text(string file)
    {
        try
        {
            return File.ReadAllText(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new StartException($"The file {file} cannot be read as UTF-8: {fault.Message}", fault);
        }
    }
}

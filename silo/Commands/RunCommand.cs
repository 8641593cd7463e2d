using RedStation.Silo.Hosting;
using RedStation.Storage.Migrations;

namespace RedStation.Silo.Commands;

/// <summary>Runs a silo of a cluster until it is told to stop.</summary>
internal sealed class RunCommand : ISiloCommand
{
    /// <inheritdoc/>
    public string Name => "run";

    /// <inheritdoc/>
    public string Summary => $"runs a silo (what happens without a command): {SiloSwitches.Usage}";

    /// <inheritdoc/>
    public async Task<int> Run(string[] arguments)
    {
        await using var app = SiloHost.Build(SiloSwitches.Read(arguments));
        // Here rather than by the host alone, which would wrap a refusal in a stack trace.
        app.Services.GetRequiredService<StoragePreparation>().Prepare();
        await app.RunAsync();
        return 0;
    }
}

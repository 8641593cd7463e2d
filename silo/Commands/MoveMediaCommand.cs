using RedStation.Silo.Hosting;
using RedStation.Storage.Media;

namespace RedStation.Silo.Commands;

/// <summary>Moves photos and recordings to where the settings say that new ones go.</summary>
internal sealed class MoveMediaCommand : ISiloCommand
{
    private const int Failed = 1;

    /// <inheritdoc/>
    public string Name => "move-media";

    /// <inheritdoc/>
    public string Summary => "moves photos and recordings to where RedStation:Media says, also while the system serves";

    /// <inheritdoc/>
    public async Task<int> Run(string[] arguments)
    {
        using var host = StorageHost.Build(SiloSwitches.Read(arguments));
        var place = host.Services.GetRequiredService<MediaBytes>().Place;
        var moved = await ActivatorUtilities.CreateInstance<MediaMove>(host.Services).Run(
            so => Console.WriteLine($"{so.Done} photos and recordings moved so far."), CancellationToken.None);
        Console.WriteLine(
            $"{moved.Done} photos and recordings moved ({place}). Interrupted, it goes on where it was. "
            + "What lay in a folder or a store before is removed there by a silo, an hour later.");
        if (moved.Missing.Count == 0)
        {
            return 0;
        }

        Console.WriteLine($"{moved.Missing.Count} are not where they should be and stay as they are: {string.Join(", ", moved.Missing)}");
        return Failed;
    }
}

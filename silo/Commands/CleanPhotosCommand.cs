using RedStation.Silo.Hosting;
using RedStation.Storage.Photos;

namespace RedStation.Silo.Commands;

/// <summary>Takes out of photos of earlier versions what cameras write into them: the place, the time, the phone.</summary>
internal sealed class CleanPhotosCommand : ISiloCommand
{
    /// <inheritdoc/>
    public string Name => "clean-photos";

    /// <inheritdoc/>
    public string Summary => "takes places and whatever else is no picture out of photos of earlier versions, also while the system serves";

    /// <inheritdoc/>
    public async Task<int> Run(string[] arguments)
    {
        using var host = StorageHost.Build(SiloSwitches.Read(arguments));
        using var encoder = new PhotoEncoder();
        var cleaned = await ActivatorUtilities.CreateInstance<PhotoCleaning>(host.Services, encoder).Run(
            so => Console.WriteLine($"{so.Done} photos made anew so far."), CancellationToken.None);
        Console.WriteLine($"{cleaned.Done} photos made anew. Interrupted, it goes on where it was.");
        if (cleaned.Unreadable.Count > 0)
        {
            Console.WriteLine($"{cleaned.Unreadable.Count} cannot be decoded and stay as they are: {string.Join(", ", cleaned.Unreadable)}");
        }

        return 0;
    }
}

using System.Globalization;
using RedStation.Domain;
using RedStation.Grains.Settings;
using RedStation.Silo.Hosting;
using RedStation.Storage.Erasure;

namespace RedStation.Silo.Commands;

/// <summary>Has riders erased, on the order of whoever runs the system, and lists who is.</summary>
internal sealed class EraseRiderCommand : ISiloCommand
{
    private const string ListSwitch = "--list";
    private const string By = "operator";

    /// <inheritdoc/>
    public string Name => "erase-rider";

    /// <inheritdoc/>
    public string Summary => "RIDERID...: has riders erased by the silos that serve, or the next that starts; --list: says who is";

    /// <inheritdoc/>
    public async Task<int> Run(string[] arguments)
    {
        // Ids come first, then what SiloSwitches reads.
        string[] ids = [.. arguments.TakeWhile(argument => !argument.StartsWith('-'))];
        var isList = arguments.Contains(ListSwitch);
        if (isList == ids.Length > 0)
        {
            throw new StartException("Name the riders to erase, or --list: silo erase-rider RIDERID... | silo erase-rider --list");
        }

        using var host = StorageHost.Build(SiloSwitches.Read([.. arguments.Skip(ids.Length).Where(argument => argument != ListSwitch)]));
        var erasures = host.Services.GetRequiredService<ErasureStore>();
        foreach (var id in ids)
        {
            if (!await erasures.IsRider(id))
            {
                throw new StartException($"{id} is no rider's id. Ids before it were noted.");
            }

            var known = await erasures.Request(id, By);
            await erasures.LookAgain(id);
            Console.WriteLine(known.ErasedAt is null
                ? $"{id}: noted. It is done within seconds while a silo serves; while the rider has a task in hand, after that."
                : $"{id}: is erased; it is looked again for what is left, as after an older copy of the database was put back.");
        }

        foreach (var one in isList ? await erasures.All() : [])
        {
            Console.WriteLine(
                $"{one.RiderId}  asked for {Shown(one.RequestedAt)} by {one.RequestedBy}  erased {Shown(one.ErasedAt)}  "
                + (one.NextAt is null ? "done" : $"next look {Shown(one.NextAt)}"));
        }

        return 0;
    }

    private static string Shown(DateTimeOffset? at) =>
        at?.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "not yet";
}

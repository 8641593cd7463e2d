using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Wire;

namespace RedStation.Tests.Load.Dispatch;

/// <summary>Many riders' phones with their signs of life.</summary>
public sealed class Phones : IAsyncDisposable
{
    private const int ConnectingAtOnce = 32;

    private readonly HubPings signs;

    private Phones(IReadOnlyList<Phone> all)
    {
        All = all;
        signs = new HubPings(() => all.Select(phone => phone.Line));
    }

    /// <summary>The phones, by the riders' numbers in the crowd.</summary>
    public IReadOnlyList<Phone> All { get; }

    /// <summary>Connects them to the product, and all go on duty where they are.</summary>
    public static async Task<Phones> OnDuty(LoadTarget target, IReadOnlyList<RiderIdentity> riders, RiderCrowd crowd)
    {
        var phones = await Connect(riders, _ => new Uri(target.Address, "/hubs/rider"), rider => rider.Token);
        await Parallel.ForEachAsync(
            phones.All.Index(), new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce },
            async (phone, _) => await phone.Item.GoOnDuty(crowd.Place(phone.Index)));
        return phones;
    }

    /// <summary>Connects them to any hub.</summary>
    public static async Task<Phones> Connect(IReadOnlyList<RiderIdentity> riders, Func<RiderIdentity, Uri> hub, Func<RiderIdentity, string?> token)
    {
        var phones = riders.Select(rider => new Phone(rider)).ToList();
        await Parallel.ForEachAsync(phones, new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce }, async (phone, _) =>
            await phone.Connect(hub(phone.Rider), token(phone.Rider)));
        return new Phones(phones);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await signs.DisposeAsync();
        await Parallel.ForEachAsync(All, async (phone, _) => await phone.DisposeAsync());
    }
}

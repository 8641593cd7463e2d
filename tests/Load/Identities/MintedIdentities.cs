using System.Globalization;

namespace RedStation.Tests.Load.Identities;

/// <summary>
/// Identities for a server of our own, made with the key in its data folder. Riders become known when they first look at themselves.
/// </summary>
public sealed class MintedIdentities(string dataFolder, Rest rest) : IIdentities
{
    private const int AtOnce = 32;

    private readonly TokenMint mint = new(dataFolder);

    /// <inheritdoc/>
    public Task<string> Admin() => Task.FromResult(mint.Admin());

    /// <inheritdoc/>
    public Task<string> Device(string stationId) => Task.FromResult(mint.Device(stationId));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RiderIdentity>> Riders(int count)
    {
        var riders = Enumerable.Range(0, count)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"load-rider-{number:000000}"))
            .Select(id => new RiderIdentity(id, mint.Rider(id))).ToArray();
        await Parallel.ForEachAsync(riders, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (rider, _) =>
            await rest.Read("/api/v1/riders/me", rider.Token));
        return riders;
    }

    /// <inheritdoc/>
    public void Dispose() => mint.Dispose();
}

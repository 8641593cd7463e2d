using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace RedStation.Api.Players;

/// <summary>Where this process serves, for players that use it as any device or phone would.</summary>
public sealed class OwnAddress(IServer server, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(250);

    /// <summary>The address, once the process is ready to serve.</summary>
    /// <exception cref="InvalidOperationException">The server has no address that can be called, as in some tests.</exception>
    public async Task<Uri> WhenReady(HttpClient http, CancellationToken cancellation)
    {
        await Started(cancellation);
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(Callable).FirstOrDefault()
            ?? throw new InvalidOperationException("The server listens on no address, so nothing can be played against it.");
        while (!await IsReady(http, address, cancellation))
        {
            await Task.Delay(Again, clock, cancellation);
        }

        return address;
    }

    // Every interface is also this machine's own.
    private static Uri Callable(string address) => new(address
        .Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://*", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal));

    private async Task Started(CancellationToken cancellation)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var begun = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(cancellation);
    }

    private static async Task<bool> IsReady(HttpClient http, Uri address, CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(address, "/readyz"), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

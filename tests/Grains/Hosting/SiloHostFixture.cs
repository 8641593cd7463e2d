using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedStation.Silo.Hosting;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Hosting;

/// <summary>The silo as it runs in production, on a data folder of its own.</summary>
public sealed class SiloHostFixture : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly IHost host;

    public SiloHostFixture() => host = Build(folder.Path);

    public string DataFolder => folder.Path;

    public IServiceProvider Services => host.Services;

    public static IHost Build(string dataFolder, Dictionary<string, string?>? settings = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(settings).AddInMemoryCollection([new("RedStation:Data", dataFolder)]);
        builder.Logging.ClearProviders();
        builder.AddRedStationSilo();
        return builder.Build();
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync() => await host.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await this.host.StopAsync();
        if (this.host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }

        folder.Dispose();
    }
}

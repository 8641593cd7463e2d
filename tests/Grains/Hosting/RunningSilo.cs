using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedStation.Silo.Hosting;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Hosting;

/// <summary>The silo as it runs in production, on a data folder of its own.</summary>
public sealed class RunningSilo : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly IHost _host;

    public RunningSilo() => _host = Build(_folder.Path);

    public string DataFolder => _folder.Path;

    public IServiceProvider Services => _host.Services;

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

    public async ValueTask InitializeAsync() => await _host.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }

        _folder.Dispose();
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orleans.Configuration;
using Orleans.Core.Internal;
using Orleans.TestingHost;
using RedStation.Grains.Cases;
using RedStation.Grains.Exchange;
using RedStation.Grains.Ledger;
using RedStation.Grains.Operations;
using RedStation.Grains.Partners;
using RedStation.Grains.Riders;
using RedStation.Grains.Stations;
using RedStation.Silo.Hosting;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>
/// The silo as it runs in production, on SQLite files of its own, with a clock that the tests drive and a store that fails when told
/// to. The runtime itself lives by the real clock.
/// </summary>
public class SiloFixture : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private IHost? host;
    private string? connection;
    private int places;

    /// <summary>The time of grains and their timers. Noon in China at first.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero));

    /// <summary>What goes wrong with the store, and when.</summary>
    public WriteFaults Faults { get; } = new();

    /// <summary>What riders get for points.</summary>
    public StubServiceTerms Services { get; } = new();

    /// <summary>Which platforms there are, and who is linked to them.</summary>
    public StubPlatforms Platforms { get; } = new();

    public string DataFolder => folder.Path;

    public DateTimeOffset Now => Clock.GetUtcNow();

    public IGrainFactory Grains => Get<IGrainFactory>();

    public T Get<T>()
        where T : notnull => host!.Services.GetRequiredService<T>();

    /// <summary>A place that no other test uses: each is twenty kilometres from the next.</summary>
    public Contracts.GeoPoint NewPlace() => new(28 + (Interlocked.Increment(ref places) * 0.2), 120.15);

    /// <summary>Ends the process' life in order and begins another on the same files.</summary>
    public async Task Restart()
    {
        await Stop();
        await Start();
    }

    /// <summary>Takes a grain out of memory; the next call finds what is stored.</summary>
    public static Task Drop(IAddressable grain) => grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle().AsTask();

    public async ValueTask InitializeAsync()
    {
        connection = await MakeDatabase();
        await Start();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Stop();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes the database, and says how to reach it; null for files in the data folder.</summary>
    protected virtual Task<string?> MakeDatabase() => Task.FromResult<string?>(null);

    private async Task Start()
    {
        host = Build();
        await host.StartAsync();
    }

    private async Task Stop()
    {
        await host!.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private IHost Build()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["RedStation:Data"] = folder.Path,
            ["RedStation:Live:LeaseLife"] = "1.00:00:00",
            ["ConnectionStrings:RedStation"] = connection,
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.AddRedStationSilo();
        builder.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
        // On a busy machine a call takes longer than a person would be let wait; here that is nothing.
        builder.Services.PostConfigure<SiloMessagingOptions>(options => options.ResponseTimeout = Until.HangLimit);
        builder.Services.PostConfigure<ClientMessagingOptions>(options => options.ResponseTimeout = Until.HangLimit);
        builder.Services.AddSingleton<IServiceTerms>(Services);
        builder.Services.AddSingleton<IPlatforms>(Platforms);
        PutFaultsBetween(builder.Services);
        return builder.Build();
    }

    private void PutFaultsBetween(IServiceCollection services)
    {
        FaultyStorage.WrapGrainStorage(services, storage => new FaultyGrainStorage(storage, Faults));
        Decorate<ILedger>(services, ledger => new FaultyLedger(ledger, Faults));
        Decorate<ICheckInLog>(services, log => new FaultyCheckInLog(log, Faults));
        Decorate<IOperationTable>(services, table => new FaultyOperationTable(table, Faults));
        Decorate<IRedemptionIndex>(services, index => new FaultyRedemptionIndex(index, Faults));
        Decorate<ICaseIndex>(services, index => new FaultyCaseIndex(index, Faults));
        Decorate<IPlatformDutyIndex>(services, index => new FaultyPlatformDutyIndex(index, Faults));
        Decorate<IDutyIndex>(services, index => new FaultyDutyIndex(index, Faults));
        Decorate<IStationIndex>(services, index => new FaultyStationIndex(index, Faults));
    }

    private static void Decorate<T>(IServiceCollection services, Func<T, T> around)
        where T : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(T));
        services.Remove(inner);
        services.AddSingleton(provider => around((T)(
            inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!))));
    }
}

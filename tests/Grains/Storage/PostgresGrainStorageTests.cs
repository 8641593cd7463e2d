using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;
using RedStation.Contracts;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;
using RedStation.Tests.Grains.Hosting;

namespace RedStation.Tests.Grains.Storage;

[Collection(OnePostgres.Name)]
public sealed class PostgresGrainStorageTests(PostgresStores stores) : GrainStorageConformance, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private IHost? _host;

    protected override IGrainStorage Storage => _host!.Services.GetRequiredKeyedService<IGrainStorage>("Default");

    public async ValueTask InitializeAsync()
    {
        _host = RunningSilo.Build(_folder.Path, new() { ["ConnectionStrings:RedStation"] = stores.NewDatabase() });
        await _host.StartAsync();
    }

    [Fact]
    public void Storage_InTheSilo_IsThatOfPostgres() => Assert.IsType<PostgresGrainStorage>(Storage);

    [Fact]
    public void DataFolder_BesideAServer_IsNotLocked()
    {
        using var folder = new DataFolder(_folder.Path);
        folder.Lock();
    }

    [Fact]
    public async Task Write_DriverFails_ThrowsAFaultThatCrossesProcesses()
    {
        const string Poison = "ALTER TABLE OrleansStorage ADD CONSTRAINT poison CHECK (GrainIdExt <> 'note-poison')";
        await _host!.Services.GetRequiredService<IDatabase>().Write((connection, transaction) => connection.ExecuteAsync(Poison, transaction: transaction));

        var fault = await Assert.ThrowsAsync<StorageFaultException>(() => Write("note", GrainId.Create("note", "note-poison"), "lost"));

        Assert.Null(fault.InnerException);
        var serializer = _host.Services.GetRequiredService<Orleans.Serialization.Serializer>();
        var copy = Assert.IsType<StorageFaultException>(serializer.Deserialize<Exception>(serializer.SerializeToArray<Exception>(fault)));
        Assert.Equal(fault.Message, copy.Message);
        Assert.Contains("23514", fault.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _folder.Dispose();
    }
}

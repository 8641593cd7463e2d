using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;
using RedStation.Contracts;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;
using RedStation.Tests.Grains.Hosting;

namespace RedStation.Tests.Grains.Storage;

[Collection(PostgresCollection.Name)]
public sealed class PostgresGrainStorageTests(MigratedPostgresFixture stores) : GrainStorageConformance, IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private IHost? host;

    protected override IGrainStorage Storage => host!.Services.GetRequiredKeyedService<IGrainStorage>("Default");

    public async ValueTask InitializeAsync()
    {
        host = SiloHostFixture.Build(folder.Path, new() { ["ConnectionStrings:RedStation"] = stores.NewDatabase() });
        await host.StartAsync();
    }

    [Fact]
    public void Storage_InTheSilo_IsThatOfPostgres() => Assert.IsType<PostgresGrainStorage>(Storage);

    [Fact]
    public void DataFolder_BesideAServer_IsNotLocked()
    {
        using var folder = new DataFolder(this.folder.Path);
        folder.Lock();
    }

    [Fact]
    public async Task Write_DriverFails_ThrowsAFaultThatCrossesProcesses()
    {
        const string Poison = "ALTER TABLE OrleansStorage ADD CONSTRAINT poison CHECK (GrainIdExt <> 'note-poison')";
        await host!.Services.GetRequiredService<IDatabase>()
            .Write((connection, transaction) => connection.ExecuteAsync(Poison, transaction: transaction));

        var fault = await Assert.ThrowsAsync<StorageFaultException>(() => Write("note", GrainId.Create("note", "note-poison"), "lost"));

        Assert.Null(fault.InnerException);
        var serializer = host.Services.GetRequiredService<Orleans.Serialization.Serializer>();
        var copy = Assert.IsType<StorageFaultException>(serializer.Deserialize<Exception>(serializer.SerializeToArray<Exception>(fault)));
        Assert.Equal(fault.Message, copy.Message);
        Assert.Contains("23514", fault.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await host!.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
        folder.Dispose();
    }
}

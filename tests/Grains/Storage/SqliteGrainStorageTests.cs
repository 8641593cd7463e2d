using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using RedStation.Contracts;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;
using RedStation.Tests.Grains.Hosting;

namespace RedStation.Tests.Grains.Storage;

public sealed class SqliteGrainStorageTests(SiloHostFixture silo) : GrainStorageConformance, IClassFixture<SiloHostFixture>
{
    private readonly IGrainStorage storage = silo.Services.GetRequiredKeyedService<IGrainStorage>("Default");

    protected override IGrainStorage Storage => storage;

    [Fact]
    public void Storage_InTheSilo_GoesThroughTheWriter() => Assert.IsType<SqliteGrainStorage>(storage);

    [Fact]
    public async Task Write_DriverFails_ThrowsAFaultThatCrossesProcessesAndHarmsNoOther()
    {
        const string Poison =
            """
            CREATE TRIGGER poison BEFORE INSERT ON OrleansStorage WHEN NEW.GrainIdExt = 'note-poison'
            BEGIN SELECT RAISE(ABORT, 'out of order'); END;
            """;
        await silo.Get<IDatabase>().Write((connection, transaction) => connection.ExecuteAsync(Poison, transaction: transaction));
        var others = Enumerable.Range(0, 32).Select(_ => NewId()).ToList();

        var writes = others.Select(id => Write("note", id, "kept")).ToList();
        var poisoned = Write("note", GrainId.Create("note", "note-poison"), "lost");
        writes.AddRange(others.Select(id => Write("other", id, "kept")));

        var fault = await Assert.ThrowsAsync<StorageFaultException>(() => poisoned);
        await Task.WhenAll(writes);
        Assert.Null(fault.InnerException);
        var serializer = silo.Get<Orleans.Serialization.Serializer>();
        var copy = Assert.IsType<StorageFaultException>(serializer.Deserialize<Exception>(serializer.SerializeToArray<Exception>(fault)));
        Assert.Equal(fault.Message, copy.Message);
        foreach (var id in others)
        {
            Assert.Equal(("kept", "kept"), ((await Read("note", id)).State?.Text, (await Read("other", id)).State?.Text));
        }
    }
}

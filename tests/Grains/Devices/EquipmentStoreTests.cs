using System.Collections.Immutable;
using RedStation.Contracts.Devices;
using RedStation.Storage.Databases;
using RedStation.Storage.Devices;
using RedStation.Tests.Grains.Cluster;

namespace RedStation.Tests.Grains.Devices;

/// <summary>The tables of devices and of their commands, on PostgreSQL.</summary>
[Collection(PostgresSiloCollection.Name)]
public sealed class PostgresEquipmentStoreTests(PostgresSiloFixture silo) : EquipmentStoreTests(silo);

/// <summary>The same on the embedded database.</summary>
public sealed class SqliteEquipmentStoreTests(SiloFixture silo) : EquipmentStoreTests(silo), IClassFixture<SiloFixture>;

/// <summary>The tables of devices and of their commands: each identity once, each port one device's, each operation once.</summary>
public abstract class EquipmentStoreTests(SiloFixture silo)
{
    private IDatabase Database => silo.Get<IDatabase>();

    private EquipmentStore Store => new(Database);

    [Fact]
    public async Task Device_IsRegisteredOnce_ChangedAndRetired_AndReadAsItWasWritten()
    {
        var first = silo.Registration("store-1", "store", EquipmentKind.Ocpp201, (2, 5), (1, 7));
        Assert.Null(await Store.Add(first, "fingerprint"));
        Assert.Null(await Store.Add(first, "fingerprint"));
        Assert.Equal(EquipmentRefusal.OperationIdReused, await Store.Add(first, "another"));
        var rival = silo.Registration("store-2", "store", EquipmentKind.Http, (1, 5));
        Assert.Equal(EquipmentRefusal.PortTaken, await Store.Add(rival, "fingerprint"));
        Assert.Equal(EquipmentRefusal.IdentityTaken, await Store.Add(first with { Operation = "op other" }, "fingerprint"));
        var read = (await Store.Find("store-1"))!;
        Assert.Equal(first.Equipment with { Connectors = read.Equipment.Connectors }, read.Equipment);
        Assert.Equal(first.Equipment.Connectors, read.Equipment.Connectors);
        Assert.Equal(("digest", null, null), (read.SecretHash, read.Rotation, read.Link));

        Assert.Null(await Store.SetConnectors(read.Equipment, [new(1, 6)]));
        Assert.Null(await Store.Add(rival, "fingerprint"));
        Assert.Equal(EquipmentRefusal.PortTaken, await Store.SetConnectors(read.Equipment, [new(1, 5)]));
        await Store.SetSecret("store-1", "op secret", "second");
        await Store.SetSecret("store-1", "op secret", "third");
        await Store.SetLink("store-1", new EquipmentLink("l", "ocpp2.0.1", "某厂", "M", "1.2"), silo.Now, silo.Now.AddMinutes(1));
        var changed = (await Store.Find("store-1"))!;
        Assert.Equal(new EquipmentConnector(1, 6), Assert.Single(changed.Equipment.Connectors));
        Assert.Equal(("second", "op secret"), (changed.SecretHash, changed.Rotation));
        Assert.Equal(("某厂", silo.Now.AddMinutes(1)), (changed.Link!.Vendor, changed.LostAt));
        Assert.Equal(["store-1", "store-2"], (await Store.OfStation("store")).Select(one => one.Identity));

        await Store.Retire("store-1", silo.Now);
        Assert.NotNull((await Store.Find("store-1"))!.Equipment.RetiredAt);
        Assert.Equal(["store-2"], (await Store.OfStation("store")).Select(one => one.Identity));
        Assert.Null(await Store.Add(silo.Registration("store-1", "store", EquipmentKind.Mqtt, (1, 6)) with { Operation = "op anew" }, "fingerprint"));
        var anew = (await Store.Find("store-1"))!;
        Assert.Equal((EquipmentKind.Mqtt, null, "digest"), (anew.Equipment.Kind, anew.Equipment.RetiredAt, anew.SecretHash));
        Assert.Null(await Store.Find("nobody"));
    }

    [Fact]
    public async Task Devices_ThatWantOnePortAtOnce_DoNotBothGetIt()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Store.Add(
            silo.Registration($"race-{number}", "race", EquipmentKind.Mqtt, (1, 1)), "fingerprint")));

        Assert.Single(answers, answer => answer is null);
        Assert.All(answers.Where(answer => answer is not null), answer => Assert.Equal(EquipmentRefusal.PortTaken, answer));
    }

    [Fact]
    public async Task Command_IsBegunOnce_AndEndedOnce()
    {
        var record = new EquipmentCommandStore(Database);
        var asked = new EquipmentCommand("c-1", "commanded", EquipmentAct.SetConfiguration, 3, "op", silo.Now);
        Assert.Equal(asked, await record.Begin(asked, "op 1", "fingerprint"));
        Assert.Equal(asked, await record.Begin(asked with { CommandId = "c-2" }, "op 1", "fingerprint"));
        Assert.Null(await record.Begin(asked with { CommandId = "c-3" }, "op 1", "another"));
        var whole = asked with { CommandId = "c-4", Connector = null, At = silo.Now.AddSeconds(1) };
        await record.Begin(whole, "op 2", "fingerprint");
        var ended = asked with { Outcome = CommandOutcome.Rejected, Detail = "满", AnsweredAt = silo.Now };
        await record.End(ended);
        await record.End(ended with { Outcome = CommandOutcome.Accepted });

        ImmutableArray<EquipmentCommand> expected = [whole, ended];
        Assert.Equal(expected, await record.Latest("commanded", silo.Now, 10));
        Assert.Equal([whole], await record.Latest("commanded", silo.Now, 1));
        Assert.Equal([whole], await record.Latest("commanded", whole.At, 10));
        var riders = asked with { CommandId = "c-5", Identity = "by-rider", By = null };
        await record.Begin(riders, "rider 1", "fingerprint");
        Assert.Equal([riders], await record.Latest("by-rider", silo.Now, 10));
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using DbUp.Engine;
using Microsoft.Extensions.Logging.Abstractions;
using RedStation.Contracts;
using RedStation.Domain.Riders;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;
using RedStation.Storage.Migrations;
using RedStation.Storage.Projections;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Projections;

/// <summary>Riders who are on duty when the program that keeps a table of them comes to their records.</summary>
public abstract class DutyUpgradeTests
{
    private const string Script = "0008-riders-on-duty.sql";

    private const string AddRecord =
        """
        INSERT INTO OrleansStorage (ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, GrainIdExt, Version, ModifiedOn, PayloadBinary)
        VALUES ('redstation', @State, 0, 0, @Key, 1, @At, @Payload)
        """;

    [Fact]
    public async Task Upgrade_RecordsOfBefore_FindsThoseOnDuty()
    {
        using var old = new OldStore(Kind, NewDatabase());
        var golden = Directory.GetFiles(Path.Combine(Repository.Root, "tests/Grains/Golden/states"), "rider.*.json");
        Assert.True(golden.Length >= 7, "what every version has stored is there");
        foreach (var file in golden)
        {
            var record = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!["value"]!;
            await old.Write(GrainKeys.Rider(Path.GetFileNameWithoutExtension(file)), "rider", JsonSerializer.SerializeToUtf8Bytes(record));
        }

        await old.Write(GrainKeys.Rider("骑手-1"), "rider", Bytes(new RiderState { Duty = new DutyState { Since = SomeTasks.Noon } }));
        await old.Write(GrainKeys.Rider("off"), "rider", Bytes(new RiderState { DisplayName = "\"since\":\"", Duty = new DutyState() }));
        await old.Write(GrainKeys.Rider("emptied"), "rider", null);
        await old.Write(GrainKeys.Task("task"), "rider", Bytes(new RiderState { Duty = new DutyState { Since = SomeTasks.Noon } }));
        await old.Write(GrainKeys.Rider("other"), "other", Bytes(new RiderState { Duty = new DutyState { Since = SomeTasks.Noon } }));

        old.Upgrade();

        var due = new DueWork(old.Database);
        Assert.Equal(golden.Select(Path.GetFileNameWithoutExtension).Append("骑手-1").Order(StringComparer.Ordinal), await due.RidersOnDuty(0, 3));
        Assert.Empty(await due.RidersOnDuty(1, 3));
        await new DutyIndex(old.Database).Remove("骑手-1", null, null);
        Assert.DoesNotContain("骑手-1", await due.RidersOnDuty(0, 1));
    }

    /// <summary>The kind of database: a folder of deploy/sql.</summary>
    protected abstract string Kind { get; }

    /// <summary>An empty database, and how it is reached.</summary>
    protected abstract string NewDatabase();

    private static byte[] Bytes(RiderState record) => new GrainStateSerializer().Serialize(record).ToArray();

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite : DutyUpgradeTests, IDisposable
    {
        private readonly TemporaryFolder folder = new();

        protected override string Kind => "sqlite";

        public void Dispose() => folder.Dispose();

        protected override string NewDatabase() => Path.Combine(folder.Path, "old.db");
    }

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : DutyUpgradeTests
    {
        protected override string Kind => "postgres";

        protected override string NewDatabase() => stores.NewEmptyDatabase();
    }

    /// <summary>A database as the program before left it.</summary>
    private sealed class OldStore : IDisposable
    {
        private readonly Func<IReadOnlyList<SqlScript>, int> migrate;
        private readonly IReadOnlyList<SqlScript> scripts;
        private readonly List<IDisposable> parts = [];

        public OldStore(string kind, string place)
        {
            var faults = new StorageFaults(NullLogger<StorageFaults>.Instance);
            scripts = MigrationScripts.Of(kind);
            if (kind == "sqlite")
            {
                var source = new SqliteDataSource(place);
                var (writer, readers) = (new SqliteWriter(source), new SqliteReaders(source));
                parts.AddRange([writer, readers, source]);
                Database = new SqliteDatabase(readers, writer, faults);
                migrate = new SqliteMigrator(source, NullLogger<SqliteMigrator>.Instance).Migrate;
            }
            else
            {
                var sources = new PostgresSources(place);
                parts.Add(sources);
                Database = new PostgresDatabase(sources, faults);
                migrate = new PostgresMigrator(sources, NullLogger<PostgresMigrator>.Instance).Migrate;
            }

            migrate([.. scripts.Where(script => script.Name != Script)]);
        }

        public IDatabase Database { get; }

        public void Upgrade() => Assert.Equal(1, migrate(scripts));

        /// <summary>A row as grain storage writes it; when, stands there in another type in each of the two.</summary>
        public Task<int> Write(string key, string state, byte[]? payload) => Database.Write((connection, transaction) => connection.ExecuteAsync(
            AddRecord,
            new
            {
                Key = key,
                State = state,
                At = Database is SqliteDatabase ? (object)SomeTasks.Noon.ToUnixTimeSeconds() : SomeTasks.Noon.UtcDateTime,
                Payload = payload,
            },
            transaction));

        public void Dispose()
        {
            foreach (var part in parts)
            {
                part.Dispose();
            }
        }
    }
}

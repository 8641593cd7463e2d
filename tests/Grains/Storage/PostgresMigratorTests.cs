using Microsoft.Extensions.Logging.Abstractions;
using RedStation.Grains.Settings;
using RedStation.Storage.Databases;
using RedStation.Storage.Migrations;

namespace RedStation.Tests.Grains.Storage;

[Collection(PostgresCollection.Name)]
public sealed class PostgresMigratorTests(MigratedPostgresFixture stores)
{
    [Fact]
    public async Task Migrate_ByFourProcessesAtOnce_IsDoneOnce()
    {
        var database = stores.NewEmptyDatabase();
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => With(database, migrator => migrator.Migrate()))));

        Assert.Equal([0, 0, 0, MigrationScripts.Of("postgres").Count], applied.Order());
        Assert.Empty(With(database, migrator => migrator.Missing()));
    }

    [Fact]
    public void Migrate_ScriptThatFails_SaysWhichAndKeepsNothingOfIt()
    {
        var database = stores.NewEmptyDatabase();
        DbUp.Engine.SqlScript[] scripts = [new("0001-broken.sql", "CREATE TABLE half (n bigint); SELECT no_such_function();")];

        var refusal = Assert.Throws<StartException>(() => With(database, migrator => migrator.Migrate(scripts)));

        Assert.Contains("0001-broken.sql", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(MigrationScripts.Of("postgres").Count, With(database, migrator => migrator.Migrate()));
    }

    [Fact]
    public void Missing_OfAnEmptyDatabase_IsEverything() =>
        Assert.Equal(MigrationScripts.Of("postgres").Select(script => script.Name), With(stores.NewEmptyDatabase(), migrator => migrator.Missing()));

    /// <summary>A change to one database that the other lacks would show itself only where the other is used.</summary>
    [Fact]
    public void Scripts_OfBothDatabases_HaveTheSameNames() => Assert.Equal(
        MigrationScripts.Of("sqlite").Select(script => script.Name), MigrationScripts.Of("postgres").Select(script => script.Name));

    [Theory]
    [InlineData("Host=127.0.0.1;Port=0x")]
    [InlineData("nonsense")]
    public void ConnectionString_ThatIsNone_IsRefusedWithoutBeingRepeated(string text)
    {
        var refusal = Assert.Throws<StartException>(() => new PostgresSources(text + ";Password=secret"));
        Assert.Contains("ConnectionStrings:RedStation", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    private static T With<T>(string database, Func<PostgresMigrator, T> work)
    {
        using var sources = new PostgresSources(database);
        return work(new PostgresMigrator(sources, NullLogger<PostgresMigrator>.Instance));
    }
}

using Dapper;
using DbUp.Engine;
using RedStation.Grains.Settings;
using RedStation.Storage.Databases;
using RedStation.Storage.Migrations;

namespace RedStation.Tests.Grains.Storage;

public sealed class SqliteMigratorTests : IDisposable
{
    private readonly SqliteTestDatabase store = new();

    [Fact]
    public void Scripts_OfSqlite_AreNamedAndOrderedLikeTheirFiles()
    {
        var names = MigrationScripts.Of("sqlite").Select(script => script.Name).ToList();

        Assert.Equal(["0001-orleans.sql", "0002-ledger.sql", "0003-projections.sql"], names.Take(3));
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public void Migrate_Again_AppliesNothing() => Assert.Equal(0, store.Migrator.Migrate());

    [Fact]
    public async Task Migrate_ScriptThatFails_StopsWithItsNameAndKeepsNothingOfIt()
    {
        SqlScript[] scripts =
        [
            new("9001-good.sql", "CREATE TABLE good (id INTEGER);"),
            new("9002-bad.sql", "CREATE TABLE half (id INTEGER); CREATE TABLE half (id INTEGER);"),
        ];

        var stop = Assert.Throws<StartException>(() => store.Migrator.Migrate(scripts));

        Assert.Contains("9002-bad.sql", stop.Message, StringComparison.Ordinal);
        var tables = await store.Database.Read(connection =>
            connection.QueryAsync<string>("SELECT name FROM sqlite_master WHERE name IN ('good', 'half')"));
        Assert.Equal(["good"], tables);
        Assert.Equal(1, store.Migrator.Migrate([scripts[0], new("9002-bad.sql", "CREATE TABLE half (id INTEGER);")]));
    }

    [Fact]
    public void Migrate_FileThatIsNoDatabase_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "letter.db");
        File.WriteAllText(file, new string('x', 8192));
        using var source = new SqliteDataSource(file);
        var migrator = new SqliteMigrator(source, Microsoft.Extensions.Logging.Abstractions.NullLogger<SqliteMigrator>.Instance);

        Assert.Throws<StartException>(() => migrator.Migrate());
    }

    public void Dispose() => store.Dispose();
}

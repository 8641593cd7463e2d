using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RedStation.Silo.Checks;
using RedStation.Storage.Databases;
using RedStation.Storage.Migrations;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Checks;

/// <summary>What is found out about real folders, ports and databases.</summary>
public sealed class SetupProbeTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Folder_AndItsFiles_AreLookedAt()
    {
        var secret = Path.Combine(folder.Path, "pepper.key");
        await File.WriteAllBytesAsync(secret, [1], TestContext.Current.CancellationToken);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files there have no modes.");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }

        var facts = await Probe();

        Assert.Contains(SetupChecks.Find(facts), finding => finding.Sentence.Contains("chmod 600 " + secret, StringComparison.Ordinal));
        Assert.True(facts.Folder.Free > 0);
    }

    [Fact]
    public async Task Folder_ThatIsNotThere_IsNotMade()
    {
        var path = Path.Combine(folder.Path, "later");

        var facts = await Probe(("RedStation:Data", path));

        Assert.False(facts.Folder.Exists || Directory.Exists(path));
        Assert.Empty(Errors(facts));
    }

    [Fact]
    public async Task Embedded_MigratedAndNot_IsToldApart()
    {
        using (var source = new SqliteDataSource(Path.Combine(folder.Path, "redstation.db")))
        {
            new SqliteMigrator(source, NullLogger<SqliteMigrator>.Instance).Migrate(MigrationScripts.Of("sqlite").Take(2).ToList());
            Assert.Contains(Errors(await Probe()), sentence => sentence.Contains("0003-projections.sql", StringComparison.Ordinal));
            new SqliteMigrator(source, NullLogger<SqliteMigrator>.Instance).Migrate();
        }

        Assert.Empty(Errors(await Probe()));
    }

    [Fact]
    public async Task Embedded_FileThatIsNoDatabase_IsSaid()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "redstation.db"), new string('x', 8192), TestContext.Current.CancellationToken);

        Assert.Contains("cannot be read", Assert.Single(Errors(await Probe())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoint_SomebodyListensOn_IsSaid()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var facts = await Probe(("urls", $"http://{listener.LocalEndpoint}"));

        Assert.Equal(("--urls", listener.LocalEndpoint.ToString()), Assert.Single(facts.TakenEndpoints));
    }

    [Fact]
    public async Task Postgres_WrongPassword_IsSaidWithoutIt()
    {
        var sentence = Assert.Single(Errors(await Probe(postgres.Of("postgres", "a-wrong-password-17"))));

        Assert.Contains("refuses the password of redstation", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("a-wrong-password-17", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Postgres_NoSuchDatabase_IsSaid() =>
        Assert.Contains("There is no database nowhere", Assert.Single(Errors(await Probe(postgres.Of("nowhere")))), StringComparison.Ordinal);

    [Fact]
    public async Task Postgres_NobodyThere_IsSaid()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.Contains(
            $"Nothing answers at 127.0.0.1:{port}",
            Assert.Single(Errors(await Probe($"Host=127.0.0.1;Port={port};Database=x;Username=x;Password={PostgresFixture.Password}"))),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Postgres_MigratedAndNot_IsToldApart()
    {
        var connectionString = await postgres.NewDatabase();
        Assert.Contains("no schema yet", Assert.Single(Errors(await Probe(connectionString))), StringComparison.Ordinal);
        using (var sources = new PostgresSources(connectionString))
        {
            new PostgresMigrator(sources, NullLogger<PostgresMigrator>.Instance).Migrate();
        }

        Assert.Empty(Errors(await Probe(connectionString)));
    }

    [Fact]
    public async Task Postgres_SettingsOfADatabase_AreAsked()
    {
        var connectionString = await postgres.NewDatabase();
        var name = new Npgsql.NpgsqlConnectionStringBuilder(connectionString).Database!;
        await postgres.Execute("postgres", $"ALTER DATABASE {name} SET synchronous_commit = off");
        await postgres.Execute("postgres", $"ALTER DATABASE {name} SET default_transaction_read_only = on");

        var errors = Errors(await Probe(connectionString));

        Assert.Contains(errors, sentence => sentence.Contains("synchronous_commit = off", StringComparison.Ordinal));
        Assert.Contains(errors, sentence => sentence.Contains("takes no writes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Postgres_ClockOfThisMachineIsWrong_IsSaid()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(1));

        var facts = await SetupProbe.Run(Configuration(("ConnectionStrings:RedStation", postgres.Of("postgres"))), clock);

        Assert.Contains(Errors(facts), sentence => sentence.Contains("differ by", StringComparison.Ordinal));
    }

    private static List<string> Errors(SetupFacts facts) =>
        [.. SetupChecks.Find(facts).Where(finding => finding.Level == FindingLevel.Error).Select(finding => finding.Sentence)];

    private Task<SetupFacts> Probe(string connectionString) => Probe(("ConnectionStrings:RedStation", connectionString));

    private Task<SetupFacts> Probe(params (string Key, string Value)[] settings) => SetupProbe.Run(Configuration(settings), TimeProvider.System);

    private IConfiguration Configuration(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["RedStation:Data"] = folder.Path, ["urls"] = "http://127.0.0.1:0" })
        .AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value))
        .Build();
}

using System.Collections.Immutable;
using RedStation.Silo.Checks;

namespace RedStation.Tests.Grains.Checks;

/// <summary>What each check finds, and that it finds nothing where nothing is wrong.</summary>
public sealed class SetupChecksTests
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly SetupFacts Right = new()
    {
        Folder = new FolderFacts
        {
            Path = "/srv/redstation",
            Exists = true,
            Mode = Mine | UnixFileMode.UserExecute,
            Files = Files(("pepper.key", Mine), ("signing-1.pem", Mine)),
            Free = 50L << 30,
            Size = 100L << 30,
        },
        Connection = new ConnectionFacts("db.example", "redstation", "xK3-long-and-random", Encrypted: true, Connections: 24),
        Database = new DatabaseFacts
        {
            Applied = ["0001-a.sql", "0002-b.sql"],
            Known = ["0001-a.sql", "0002-b.sql"],
            Settings = Settings(
                ("max_connections", "100"), ("superuser_reserved_connections", "3"), ("fsync", "on"), ("synchronous_commit", "on"),
                ("full_page_writes", "on")),
        },
    };

    [Fact]
    public void Find_NothingWrong_SaysNothing() => Assert.Empty(SetupChecks.Find(Right));

    [Fact]
    public void Find_EmbeddedDatabaseThatIsYetToBeMade_SaysNothing() =>
        Assert.Empty(SetupChecks.Find(new SetupFacts { Folder = new FolderFacts { Path = "/srv/new", Free = 50L << 30 } }));

    [Fact]
    public void DatabaseFault_IsAnError() => Wrong(Right with { Database = null, DatabaseFault = "Nothing answers." }, "Nothing answers.");

    [Fact]
    public void Schema_None_SaysMigrate() => Wrong(Database(database => database with { Applied = [] }), "no schema yet");

    [Fact]
    public void Schema_Older_NamesWhatIsMissing() => Wrong(Database(database => database with { Applied = ["0001-a.sql"] }), "0002-b.sql is missing");

    [Fact]
    public void Schema_Newer_NamesWhatIsUnknown() =>
        Wrong(Database(database => database with { Applied = database.Applied.Add("0003-c.sql") }), "newer than this program: it has 0003-c.sql");

    [Theory]
    [InlineData(2.5)]
    [InlineData(-2.5)]
    public void Clock_MoreThanTwoSecondsApart_IsAnError(double seconds) =>
        Wrong(Database(database => database with { ClockAhead = TimeSpan.FromSeconds(seconds) }), "differ by 2.5 s");

    [Fact]
    public void Clock_TwoSecondsApart_IsBorne() =>
        Assert.Empty(SetupChecks.Find(Database(database => database with { ClockAhead = TimeSpan.FromSeconds(2) })));

    [Theory]
    [InlineData("fsync")]
    [InlineData("synchronous_commit")]
    [InlineData("full_page_writes")]
    public void Durability_Off_IsAnError(string setting) =>
        Wrong(Database(database => database with { Settings = database.Settings.SetItem(setting, "off") }), $"{setting} = off");

    [Fact]
    public void ReadOnly_IsAnError() => Wrong(Database(database => database with { ReadOnly = true }), "takes no writes");

    [Fact]
    public void Connections_TooManyPools_IsAnError() =>
        Wrong(Right with { Processes = 5 }, "5 processes may open 24 connections each, and PostgreSQL has room for 97");

    [Fact]
    public void Connections_OthersHoldThem_IsAnError() => Wrong(Database(database => database with { OthersConnections = 60 }), "room for 37");

    [Fact]
    public void Connections_SilosThatRun_Count() => Wrong(Database(database => database with { Silos = 3 }), "5 processes");

    [Theory]
    [InlineData("redstation")]
    [InlineData("Postgres")]
    public void Password_Common_IsAnErrorThatDoesNotSayIt(string password) => Wrong(
        Right with { Connection = Right.Connection! with { Password = password, Username = "redstation" } }, "tries first");

    [Fact]
    public void Password_Short_IsAWarning() => Odd(Right with { Connection = Right.Connection! with { Password = "xK3-short" } }, "shorter than 12");

    [Fact]
    public void Line_NotEncrypted_IsAWarningUnlessLocal()
    {
        var open = Right.Connection! with { Encrypted = false };
        Odd(Right with { Connection = open }, "db.example");
        Assert.Empty(SetupChecks.Find(Right with { Connection = open with { Host = "127.0.0.1" } }));
    }

    [Fact]
    public void Folder_OpenToOthers_IsAnError() =>
        Wrong(Folder(folder => folder with { Mode = folder.Mode | UnixFileMode.OtherExecute }), "chmod 700 /srv/redstation");

    [Theory]
    [InlineData("pepper.key")]
    [InlineData("signing-1.pem")]
    public void Secret_OthersMayRead_IsAnError(string file) => Wrong(
        Folder(folder => folder with { Files = folder.Files.SetItem(file, Mine | UnixFileMode.GroupRead) }), "chmod 600 /srv/redstation/" + file);

    [Fact]
    public void Secret_MissingFromAClustersFolder_IsAWarning()
    {
        Odd(Folder(folder => folder with { Files = folder.Files.Remove("pepper.key") }), "has no pepper.key yet");
        Odd(Folder(folder => folder with { Files = folder.Files.Remove("signing-1.pem") }), "has no signing key");
    }

    [Fact]
    public void FirstAdmin_StillThere_IsAWarning() =>
        Odd(Folder(folder => folder with { Files = folder.Files.SetItem("first-admin.txt", Mine) }), "first-admin.txt");

    [Fact]
    public void Endpoint_Taken_IsAnError() =>
        Wrong(Right with { TakenEndpoints = [("--urls", "127.0.0.1:5090")] }, "127.0.0.1:5090 already, where --urls");

    [Fact]
    public void Disk_NearlyFull_IsAWarningAndThenAnError()
    {
        Odd(Folder(folder => folder with { Free = 500L << 20 }), "Only 500 MiB");
        Wrong(Folder(folder => folder with { Free = 50L << 20 }), "Only 50 MiB");
    }

    [Fact]
    public void Demo_On_IsAWarning() => Odd(Right with { Demo = true }, "anybody may sign in as anybody");

    private static SetupFacts Database(Func<DatabaseFacts, DatabaseFacts> change) => Right with { Database = change(Right.Database!) };

    private static SetupFacts Folder(Func<FolderFacts, FolderFacts> change) => Right with { Folder = change(Right.Folder) };

    private static void Wrong(SetupFacts facts, string words) => Only(facts, FindingLevel.Error, words);

    private static void Odd(SetupFacts facts, string words) => Only(facts, FindingLevel.Warning, words);

    private static void Only(SetupFacts facts, FindingLevel level, string words)
    {
        var finding = Assert.Single(SetupChecks.Find(facts));
        Assert.Equal(level, finding.Level);
        Assert.Contains(words, finding.Sentence, StringComparison.Ordinal);
    }

    private static ImmutableSortedDictionary<string, UnixFileMode?> Files(params (string Name, UnixFileMode? Mode)[] files) =>
        files.ToImmutableSortedDictionary(file => file.Name, file => file.Mode, StringComparer.Ordinal);

    private static ImmutableDictionary<string, string> Settings(params (string Name, string Value)[] settings) =>
        settings.ToImmutableDictionary(setting => setting.Name, setting => setting.Value);
}

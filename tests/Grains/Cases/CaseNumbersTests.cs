using Dapper;
using Microsoft.Extensions.Options;
using RedStation.Grains.Cases;
using RedStation.Storage.Cases;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Cases;

/// <summary>The tables of case numbers.</summary>
public abstract class CaseNumbersTests : IDisposable
{
    private const string District = "330106";

    private readonly TestDatabase database;

    protected CaseNumbersTests(Func<TestDatabase> newDatabase) => database = newDatabase();

    [Fact]
    public async Task Take_ManyAtOnce_EachHasItsOwn_AndARepeatTheSame()
    {
        var numbers = Numbers();
        var cases = Enumerable.Range(0, 40).Select(at => $"case-{at}").ToList();

        var taken = await Task.WhenAll(cases.Select(id => numbers.Take(id, District, "e0102")));

        Assert.Equal(Enumerable.Range(1, 40).Select(serial => $"3301060102{serial:D6}"), taken.Order(StringComparer.Ordinal));
        Assert.Equal(taken, await Task.WhenAll(cases.Select(id => numbers.Take(id, District, "e0102"))));
        Assert.Equal("3301060103000001", await numbers.Take("case-0", District, "e0103"));
        Assert.Equal("3301080102000001", await numbers.Take("other", "330108", "e0102"));
    }

    [Fact]
    public async Task Take_ByAnotherFormatThatGivesTheSameText_LeavesOutWhatIsTaken()
    {
        var first = await Numbers("{serial:4}").Take("a", District, "e0102");
        var second = await Numbers("0{serial:4}").Take("b", District, "e0102");
        var third = await Numbers("000{serial:4}").Take("c", District, "e0102");
        await database.Database.WriteRows((connection, transaction) => connection.ExecuteAsync(
            "INSERT INTO case_numbers (number, case_id, series) VALUES ('0002', 'z', 'of another format')", transaction: transaction));

        Assert.Equal(["0001", "00001", "0000001", "0003"], [first, second, third, await Numbers("{serial:4}").Take("d", District, "e0102")]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        database.Dispose();
        GC.SuppressFinalize(this);
    }

    private CaseNumbers Numbers(string? format = null)
    {
        var options = new CaseOptions();
        options.NumberFormat = format ?? options.NumberFormat;
        return new CaseNumbers(database.Database, Options.Create(options));
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : CaseNumbersTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture postgres) : CaseNumbersTests(postgres.New);
}

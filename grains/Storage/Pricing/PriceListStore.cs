using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dapper;
using RedStation.Contracts.Pricing;
using RedStation.Domain;
using RedStation.Domain.Pricing;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;
using RedStation.Storage.Queries;

namespace RedStation.Storage.Pricing;

/// <summary>The published versions of a list as a table. Rows are added, and never changed.</summary>
public sealed class PriceListStore<TEntry>(IDatabase database, TimeProvider clock)
    where TEntry : class, IPriceEntry
{
    private const string Day = "yyyy-MM-dd";

    private const string Columns =
        """
        district AS District, number AS Number, valid_from AS ValidFrom, valid_until AS ValidUntil, author AS Author, note AS Note,
        published_at AS PublishedAt, entry_count AS Count
        """;

    private const string FindHeaders = $"SELECT {Columns} FROM price_list_versions WHERE list = @List ORDER BY district, number";

    private const string FindOne =
        "SELECT entries FROM price_list_versions WHERE list = @List AND district = @District AND number = @Number";

    private const string FindHeader = $"SELECT {Columns} FROM price_list_versions WHERE list = @List AND district = @District AND number = @Number";

    private const string FindPage =
        $"""
        SELECT {Columns} FROM price_list_versions
        WHERE list = @List AND (@Any = 1 OR district = @District)
          AND (published_at < @At OR (published_at = @At AND (district < @AfterDistrict OR (district = @AfterDistrict AND number < @AfterNumber))))
        ORDER BY published_at DESC, district DESC, number DESC LIMIT @Limit
        """;

    private const string FindOperation =
        "SELECT number AS Number, fingerprint AS Fingerprint FROM price_list_versions WHERE list = @List AND operation = @Operation";

    private const string FindLatest = "SELECT coalesce(max(number), 0) FROM price_list_versions WHERE list = @List AND district = @District";

    private const string Insert =
        """
        INSERT INTO price_list_versions
          (list, district, number, valid_from, valid_until, author_id, author, note, published_at, operation, fingerprint, entry_count, entries)
        VALUES
          (@List, @District, @Number, @ValidFrom, @ValidUntil, @AuthorId, @Author, @Note, @PublishedAt, @Operation, @Fingerprint, @Count, @Entries)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>How many versions there are. Since none goes, another number means new ones.</summary>
    public Task<long> Count() => database.Read(connection =>
        connection.ExecuteScalarAsync<long>("SELECT count(*) FROM price_list_versions WHERE list = @List", new { TEntry.List }));

    /// <summary>All versions of all scopes, without their entries.</summary>
    public Task<ImmutableArray<PriceListHeader>> Headers() => database.Read<ImmutableArray<PriceListHeader>>(async connection =>
        [.. (await connection.QueryAsync<Row>(FindHeaders, new { TEntry.List })).Select(row => row.ToHeader())]);

    /// <summary>A version, or null.</summary>
    public Task<PriceListVersion<TEntry>?> Find(string? district, int number) => database.Read(async connection =>
    {
        var key = new { TEntry.List, District = district ?? "", Number = (long)number };
        return await connection.QuerySingleOrDefaultAsync<Row>(FindHeader, key) is { } row
            ? row.ToVersion(await connection.ExecuteScalarAsync<string>(FindOne, key) ?? "[]")
            : null;
    });

    /// <summary>Versions, the one published last first.</summary>
    /// <param name="scope">Whether only those of a district, and which; its null is the whole city.</param>
    /// <param name="cursor">The <see cref="Page{T}.Next"/> of the page before, or null.</param>
    /// <param name="limit">The most versions to answer, ≥ 1.</param>
    /// <exception cref="FormatException">The cursor is unreadable; see <see cref="PageCursor.TryRead"/>.</exception>
    public async Task<Page<PriceListHeader>> History((string? District, bool Any) scope, string? cursor, int limit)
    {
        var after = PageCursor.Read(cursor);
        var (district, number) = Place(after.Id);
        // One row more than asked for tells whether there is a next page.
        var parameters = new
        {
            TEntry.List,
            Any = scope.Any ? 1 : 0,
            District = scope.District ?? "",
            after.At,
            AfterDistrict = district,
            AfterNumber = number,
            Limit = limit + 1,
        };
        var rows = (await database.Read(connection => connection.QueryAsync<Row>(FindPage, parameters))).AsList();
        return Page.Of(rows, limit, Cursor, row => row.ToHeader());
    }

    /// <summary>
    /// Publishes a version under the next number of its scope, unless something is against it now. An operation repeated is the same as once.
    /// </summary>
    public Task<Publication> Publish(PriceListDraft<TEntry> draft, PriceListAuthor author) => database.Write(async (connection, transaction) =>
    {
        var operation = new { TEntry.List, author.Operation };
        if (await connection.QuerySingleOrDefaultAsync<Known>(FindOperation, operation, transaction) is { } known)
        {
            return known.Fingerprint == author.Fingerprint ? new Publication((int)known.Number, null) : new Publication(0, null);
        }

        var scope = new { TEntry.List, District = draft.District ?? "" };
        var latest = await connection.ExecuteScalarAsync<long>(FindLatest, scope, transaction);
        if (PriceListRules.MayFollow(draft, (int)latest, ChinaTime.Day(clock.GetUtcNow())) is { } fault)
        {
            return new Publication(0, fault);
        }

        // The transaction runs as if alone, so nobody else can have taken the number.
        var added = await connection.ExecuteAsync(Insert, Parameters(draft, (int)latest + 1, author), transaction);
        return added == 1 ? new Publication((int)latest + 1, null) : throw new InvalidOperationException($"Version {latest + 1} was there already.");
    });

    /// <summary>
    /// Adds the version that comes with the program where there is none yet. Of several processes that start at once, one does.
    /// A start that finds one writes nothing, and so does not fail for a database that can be read only for a moment.
    /// </summary>
    public async Task<bool> AddFirst(DateOnly from, string note, ImmutableArray<TEntry> entries) =>
        await Count() == 0 && await database.WriteRows(async (connection, transaction) =>
            await connection.ExecuteAsync(Insert, Parameters(new(null, from, null, note, 0, entries), 1, null), transaction) == 1);

    private object Parameters(PriceListDraft<TEntry> draft, int number, PriceListAuthor? author) => new
    {
        TEntry.List,
        District = draft.District ?? "",
        Number = (long)number,
        ValidFrom = draft.From.ToString(Day, CultureInfo.InvariantCulture),
        ValidUntil = draft.Until?.ToString(Day, CultureInfo.InvariantCulture),
        AuthorId = author?.Id,
        Author = author?.Name,
        draft.Note,
        PublishedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        author?.Operation,
        author?.Fingerprint,
        Count = (long)draft.Entries.Length,
        Entries = JsonSerializer.Serialize(draft.Entries, StateJson.Options),
    };

    private static PageCursor Cursor(Row row) => new(row.PublishedAt, string.Create(CultureInfo.InvariantCulture, $"{row.District}/{row.Number}"));

    /// <summary>Of a cursor that nobody gave out, the beginning of its millisecond.</summary>
    private static (string District, long Number) Place(string id) =>
        id.Split('/') is [var district, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
            ? (district, read)
            : ("", 0);

    private sealed record Known(long Number, string? Fingerprint);

    private sealed record Row(
        string District, long Number, string ValidFrom, string? ValidUntil, string? Author, string Note, long PublishedAt, long Count)
    {
        public PriceListHeader ToHeader() => new()
        {
            District = District.Length == 0 ? null : District,
            Number = (int)Number,
            From = Read(ValidFrom),
            Until = ValidUntil is null ? null : Read(ValidUntil),
            Author = Author,
            Note = Note,
            PublishedAt = DateTimeOffset.FromUnixTimeMilliseconds(PublishedAt),
            Count = (int)Count,
        };

        public PriceListVersion<TEntry> ToVersion(string entries)
        {
            var header = ToHeader();
            return new PriceListVersion<TEntry>
            {
                District = header.District,
                Number = header.Number,
                From = header.From,
                Until = header.Until,
                Author = header.Author,
                Note = header.Note,
                PublishedAt = header.PublishedAt,
                Count = header.Count,
                Entries = JsonSerializer.Deserialize<ImmutableArray<TEntry>>(entries, StateJson.Options),
            };
        }

        private static DateOnly Read(string day) => DateOnly.ParseExact(day, Day, CultureInfo.InvariantCulture);
    }
}

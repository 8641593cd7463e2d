using System.Collections.Immutable;
using Dapper;
using RedStation.Storage.Databases;
using RedStation.Storage.Outbound;

namespace RedStation.Storage.Hiring;

/// <summary>Who agrees to be found by a district's office, and who fetched a list with whom in it. The phone is kept sealed.</summary>
public sealed class HiringStore(IDatabase database, NoticeKey seals, TimeProvider clock)
{
    /// <summary>Riders of a list at most: those who agreed first.</summary>
    public const int MostRiders = 1_000;

    /// <summary>Lists of a district within 24 hours at most.</summary>
    public const int MostExports = 20;

    /// <summary>Exports that a rider reads of, the last ones.</summary>
    private const int ShownExports = 100;

    private static readonly TimeSpan ExportWindow = TimeSpan.FromHours(24);

    /// <summary>Agreeing again, to the same or another district, counts from then on.</summary>
    private const string PutConsent =
        """
        INSERT INTO hiring_consents (rider_id, district, phone, since) VALUES (@RiderId, @District, @Phone, @Now)
        ON CONFLICT (rider_id) DO UPDATE SET district = excluded.district, phone = excluded.phone, since = excluded.since
        """;

    private const string FindConsents =
        """
        SELECT rider_id AS RiderId, district AS District, phone AS Phone, since AS Since FROM hiring_consents
        WHERE district = @District ORDER BY since, rider_id LIMIT @Limit
        """;

    private const string FindExports =
        """
        SELECT export.at AS At, export.district AS District, export.by_name AS ByName
        FROM hiring_exported mine JOIN hiring_exports export ON export.id = mine.export_id
        WHERE mine.rider_id = @RiderId ORDER BY export.at DESC, export.id LIMIT @Limit
        """;

    /// <summary>A rider agrees.</summary>
    public Task Agree(string riderId, string district, string phone) => Execute(
        PutConsent, new { RiderId = riderId, District = district, Phone = seals.Seal(phone), Now = clock.GetUtcNow().ToUnixTimeMilliseconds() });

    /// <summary>A rider takes their word back. Who does not agree changes nothing by it.</summary>
    public Task Withdraw(string riderId) => Execute("DELETE FROM hiring_consents WHERE rider_id = @RiderId", new { RiderId = riderId });

    /// <summary>What a rider has agreed to, or null.</summary>
    public Task<HiringConsent?> ConsentOf(string riderId) => database.Read(async connection =>
        await connection.QuerySingleOrDefaultAsync<Row>(
            "SELECT rider_id AS RiderId, district AS District, phone AS Phone, since AS Since FROM hiring_consents WHERE rider_id = @RiderId",
            new { RiderId = riderId }) is { } row
            ? ConsentOf(row)
            : null);

    /// <summary>Who agrees to be found by a district's office, who agreed first in front.</summary>
    public Task<ImmutableArray<ConsentingRider>> Consenting(string district) => database.Read<ImmutableArray<ConsentingRider>>(async connection =>
    [
        .. (await connection.QueryAsync<Row>(FindConsents, new { District = district, Limit = MostRiders }))
            .Select(row => new ConsentingRider(row.RiderId, ConsentOf(row))),
    ]);

    /// <summary>The lists that a rider was in, the last one first.</summary>
    public Task<ImmutableArray<HiringExport>> ExportsWith(string riderId) => database.Read<ImmutableArray<HiringExport>>(async connection =>
    [
        .. (await connection.QueryAsync<(long At, string District, string ByName)>(FindExports, new { RiderId = riderId, Limit = ShownExports }))
            .Select(row => new HiringExport(DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.District, row.ByName)),
    ]);

    /// <summary>Notes that somebody fetches a list, before they have it.</summary>
    public Task<HiringExportBegun> Begin(NewHiringExport export) => database.Write(async (connection, transaction) =>
    {
        var now = clock.GetUtcNow();
        var known = await connection.QuerySingleOrDefaultAsync<string>(
            "SELECT district FROM hiring_exports WHERE id = @Id", new { export.Id }, transaction);
        if (known is not null)
        {
            return known == export.District ? HiringExportBegun.Noted : HiringExportBegun.Reused;
        }

        var lately = await connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM hiring_exports WHERE district = @District AND at > @Since",
            new { export.District, Since = (now - ExportWindow).ToUnixTimeMilliseconds() },
            transaction);
        if (lately >= MostExports)
        {
            return HiringExportBegun.TooMany;
        }

        await connection.ExecuteAsync(
            "INSERT INTO hiring_exports (id, district, by_id, by_name, at) VALUES (@Id, @District, @ById, @ByName, @Now)",
            new { export.Id, export.District, export.ById, export.ByName, Now = now.ToUnixTimeMilliseconds() },
            transaction);
        return HiringExportBegun.Noted;
    });

    /// <summary>
    /// Notes who is in a list, before it is given away; whoever took their word back in the meantime is not, and nobody comes into one that was
    /// noted more than a day ago. Returns those who are.
    /// </summary>
    public Task<ImmutableHashSet<string>> Include(string exportId, IEnumerable<string> riders) => database.Write(async (connection, transaction) =>
    {
        var included = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var rider in riders)
        {
            var values = new { RiderId = rider, ExportId = exportId, Since = (clock.GetUtcNow() - ExportWindow).ToUnixTimeMilliseconds() };
            var agrees = await connection.ExecuteScalarAsync<long>(
                """
                SELECT count(*) FROM hiring_consents consent JOIN hiring_exports export ON export.district = consent.district
                WHERE consent.rider_id = @RiderId AND export.id = @ExportId
                  AND (export.at > @Since OR EXISTS (SELECT 1 FROM hiring_exported WHERE rider_id = @RiderId AND export_id = @ExportId))
                """,
                values, transaction);
            if (agrees > 0)
            {
                await connection.ExecuteAsync(
                    "INSERT INTO hiring_exported (rider_id, export_id) VALUES (@RiderId, @ExportId) ON CONFLICT (rider_id, export_id) DO NOTHING",
                    values, transaction);
                included.Add(rider);
            }
        }

        return included.ToImmutable();
    });

    private HiringConsent ConsentOf(Row row) => new(row.District, seals.Open(row.Phone), DateTimeOffset.FromUnixTimeMilliseconds(row.Since));

    private Task<int> Execute(string statement, object values) => database.WriteRows(
        (connection, transaction) => connection.ExecuteAsync(statement, values, transaction));

    private sealed record Row(string RiderId, string District, string Phone, long Since);
}

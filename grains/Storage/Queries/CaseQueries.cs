using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Geo;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;

namespace RedStation.Storage.Queries;

/// <summary>Lists of cases.</summary>
public sealed class CaseQueries(IDatabase database)
{
    private const string FindOwn =
        """
        SELECT own.reported_at AS At, own.case_id AS Id, cases.payload AS Payload FROM case_reporters own JOIN cases ON cases.id = own.case_id
        WHERE own.rider_id = @RiderId AND cases.revision >= 0 AND (own.reported_at < @At OR (own.reported_at = @At AND own.case_id < @Id))
        ORDER BY own.reported_at DESC, own.case_id DESC LIMIT @Limit
        """;

    private const string FindNear =
        """
        SELECT reported_at AS At, id AS Id, payload AS Payload FROM cases
        WHERE is_open = 1 AND class_id = @ClassId AND lat BETWEEN @MinLat AND @MaxLat AND lon BETWEEN @MinLon AND @MaxLon
        ORDER BY reported_at DESC LIMIT @Most
        """;

    /// <summary>How many of a box are looked at; a place with more open reports of one class has other troubles.</summary>
    private const int MostInBox = 500;

    /// <summary>
    /// How many of what is found are looked up one by one. Of 100,000 cases a page of so many is found as fast on the way through the inbox.
    /// </summary>
    internal int MostLookedUp { get; init; } = 1_000;

    /// <summary>A dispatcher's inbox: urgent ones first, then by the time left; those that are over at the end, the last reported first.</summary>
    /// <param name="districtPrefixes">Only cases of these adcodes and what lies in them; null for all, empty for none.</param>
    /// <param name="filter">Which of these.</param>
    /// <param name="cursor">The <see cref="Page{T}.Next"/> of the page before, or null.</param>
    /// <param name="limit">The most cases to answer, ≥ 1.</param>
    /// <exception cref="FormatException">The cursor is unreadable; see <see cref="PageCursor.TryRead"/>.</exception>
    public async Task<Page<CaseView>> Inbox(IReadOnlyCollection<string>? districtPrefixes, CaseFilter filter, string? cursor, int limit)
    {
        var after = string.IsNullOrEmpty(cursor) ? new PageCursor(long.MinValue, "") : PageCursor.Read(cursor);
        // One row more than asked for tells whether there is a next page.
        var parameters = new DynamicParameters(new { after.At, after.Id, Limit = limit + 1 });
        List<string> conditions = ["revision >= 0", "(rank, id) > (@At, @Id)"];
        if (districtPrefixes is not null)
        {
            conditions.Add(DistrictFilter.Condition(districtPrefixes, parameters));
        }

        AddStatuses(filter.Statuses, conditions, parameters);
        Add(filter.ClassId, "class_id = @ClassId", "ClassId");
        Add(filter.Unit, "unit = @Unit", "Unit");
        if (filter.UrgentOnly)
        {
            conditions.Add("urgent = 1");
        }

        var rows = await database.Read(async connection =>
        {
            var query = filter.Search.IsEmpty ? InOrder(connection, conditions) : await Found(connection, conditions, parameters, filter.Search);
            return (await connection.QueryAsync<Row>(query, parameters)).AsList();
        });
        return PageOf(rows, limit);

        void Add(string? value, string condition, string name)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                parameters.Add(name, value);
            }
        }
    }

    /// <summary>What a rider reported or joined, the last reported first.</summary>
    /// <param name="riderId">The rider.</param>
    /// <param name="cursor">The <see cref="Page{T}.Next"/> of the page before, or null.</param>
    /// <param name="limit">The most cases to answer, ≥ 1.</param>
    /// <exception cref="FormatException">The cursor is unreadable; see <see cref="PageCursor.TryRead"/>.</exception>
    public async Task<Page<CaseView>> OfRider(string riderId, string? cursor, int limit)
    {
        var after = PageCursor.Read(cursor);
        return PageOf(await Rows(FindOwn, new { RiderId = riderId, after.At, after.Id, Limit = limit + 1 }), limit);
    }

    /// <summary>Open cases of a class around a place, nearest first, each with its distance in metres.</summary>
    /// <param name="classId">The class.</param>
    /// <param name="place">The place.</param>
    /// <param name="radiusM">Within how many metres.</param>
    /// <param name="limit">The most cases to answer.</param>
    public async Task<IReadOnlyList<(CaseView Case, double DistanceM)>> Near(string classId, GeoPoint place, int radiusM, int limit)
    {
        var (lat, lon) = (Distance.LatitudeDegrees(radiusM), Distance.LongitudeDegrees(radiusM, place.Lat));
        var rows = await Rows(FindNear, new
        {
            ClassId = classId,
            MinLat = place.Lat - lat,
            MaxLat = place.Lat + lat,
            MinLon = place.Lon - lon,
            MaxLon = place.Lon + lon,
            Most = MostInBox,
        });
        return
        [
            .. rows.Select(Case).Select(found => (Case: found, DistanceM: Distance.Metres(place, found.Position)))
                .Where(found => found.DistanceM <= radiusM)
                .OrderBy(found => found.DistanceM).ThenBy(found => found.Case.Id, StringComparer.Ordinal)
                .Take(limit),
        ];
    }

    private static string InOrder(DbConnection connection, IEnumerable<string> conditions) =>
        new CasePage(connection, "rank").Query(conditions, "LIMIT @Limit");

    /// <summary>
    /// Of what is found seldom the cases are looked up and put in order. What is found often soon comes by on the way through the inbox; to look up
    /// all of it would take long.
    /// </summary>
    private async Task<string> Found(
        DbConnection connection, List<string> conditions, DynamicParameters parameters, ImmutableArray<CaseSearchTerm> terms)
    {
        var match = new CaseTextMatch(connection is Npgsql.NpgsqlConnection);
        parameters.Add("Match", match.Query(terms));
        var often = $"SELECT count(*) FROM (SELECT 1 FROM {match.Source} LIMIT {MostLookedUp + 1}) counted";
        return await connection.ExecuteScalarAsync<long>(often, parameters) > MostLookedUp
            ? InOrder(connection, [.. conditions, .. terms.Select((term, number) => Contains(term, number, parameters))])
            : new CasePage(connection, "rank").Query(
                conditions, "LIMIT @Limit", $"matching {CasePage.Join(connection)} cases ON cases.id = matching.case_id",
                $"matching AS MATERIALIZED (SELECT found.case_id FROM {match.Source}), ");
    }

    /// <summary>A term has letters and digits alone, none that LIKE reads as something else.</summary>
    private static string Contains(CaseSearchTerm term, int number, DynamicParameters parameters)
    {
        var wordings = term.AnyOf.Select((wording, at) =>
        {
            var name = $"term{number}_{at}";
            parameters.Add(name, $"%{wording}%");
            return $"written.plain LIKE @{name}";
        });
        return $"EXISTS (SELECT 1 FROM case_texts written WHERE written.case_id = cases.id AND ({string.Join(" OR ", wordings)}))";
    }

    /// <summary>Statuses of one kind are found by the index of the inbox.</summary>
    private static void AddStatuses(IReadOnlyCollection<CaseStatus>? statuses, List<string> conditions, DynamicParameters parameters)
    {
        if (statuses is null)
        {
            return;
        }

        var over = statuses.Select(Domain.Cases.CaseLifecycle.IsOver).Distinct().ToList();
        if (over is [var one])
        {
            conditions.Add(one ? "is_open = 0" : "is_open = 1");
        }

        conditions.Add(InList.Condition("status", statuses.Select(status => status.ToString()), parameters));
    }

    private static Page<CaseView> PageOf(List<Row> rows, int limit) => Page.Of(rows, limit, row => new PageCursor(row.At, row.Id), Case);

    private static CaseView Case(Row row) => JsonSerializer.Deserialize<CaseView>(row.Payload, StateJson.Options)!;

    private Task<List<Row>> Rows(string query, object parameters) =>
        database.Read(async connection => (await connection.QueryAsync<Row>(query, parameters)).AsList());

    private sealed record Row(long At, string Id, string Payload);
}

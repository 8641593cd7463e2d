using System.Data.Common;
using System.Text.Json;
using Dapper;
using RedStation.Contracts.Tasks;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;

namespace RedStation.Storage.Queries;

/// <summary>Lists of governance tasks.</summary>
public sealed class TaskQueries(IDatabase database)
{
    private const string Columns = "SELECT created_at AS At, id AS Id, payload AS Payload FROM tasks WHERE revision >= 0";

    private const string AfterCursor = "(created_at < @At OR (created_at = @At AND id < @Id))";

    private const string FindOwn = Columns + " AND assignee = @RiderId AND " + AfterCursor + " ORDER BY created_at DESC, id DESC LIMIT @Limit";

    /// <summary>Tasks, newest first.</summary>
    /// <param name="districtPrefixes">Only tasks of these adcodes and what lies in them; null for all, empty for none.</param>
    /// <param name="statuses">Only tasks that stand there; null for all, empty for none.</param>
    /// <param name="cursor">The <see cref="Page{T}.Next"/> of the page before, or null.</param>
    /// <param name="limit">The most tasks to answer, ≥ 1.</param>
    /// <param name="filter">Which of these; null for all.</param>
    /// <exception cref="FormatException">The cursor is unreadable; see <see cref="PageCursor.TryRead"/>.</exception>
    public async Task<Page<TaskView>> List(
        IReadOnlyCollection<string>? districtPrefixes,
        IReadOnlyCollection<GovernanceTaskStatus>? statuses,
        string? cursor,
        int limit,
        TaskFilter? filter = null)
    {
        var after = PageCursor.Read(cursor);
        // One row more than asked for tells whether there is a next page.
        var parameters = new DynamicParameters(new { after.At, after.Id, Limit = limit + 1 });
        List<string> conditions = [Columns, AfterCursor];
        if (districtPrefixes is not null)
        {
            conditions.Add(DistrictFilter.Condition(districtPrefixes, parameters));
        }

        if (statuses is not null)
        {
            conditions.Add(InList.Condition("status", statuses.Select(status => status.ToString()), parameters));
        }

        AddTimes(filter, conditions, parameters);
        var query = string.Join(" AND ", conditions) + " ORDER BY created_at DESC, id DESC LIMIT @Limit";
        parameters.Add("Type", filter?.Type is { } type ? JsonNamingPolicy.CamelCase.ConvertName(type.ToString()) : null);
        var rows = (await database.Read(connection => connection.QueryAsync<Row>(
            filter?.Type is null
                ? query
                : query.Replace(" ORDER BY", $" AND {TypeOf(connection)} = @Type ORDER BY", StringComparison.Ordinal),
            parameters))).AsList();
        return Page.Of(rows, limit, row => new PageCursor(row.At, row.Id), Task);
    }

    /// <summary>Tasks that a rider has or had, newest first. One that they handed back is not theirs.</summary>
    /// <param name="riderId">The rider.</param>
    /// <param name="cursor">The <see cref="Page{T}.Next"/> of the page before, or null.</param>
    /// <param name="limit">The most tasks to answer, ≥ 1.</param>
    /// <exception cref="FormatException">The cursor is unreadable; see <see cref="PageCursor.TryRead"/>.</exception>
    public async Task<Page<TaskView>> OfRider(string riderId, string? cursor, int limit)
    {
        var after = PageCursor.Read(cursor);
        var parameters = new { RiderId = riderId, after.At, after.Id, Limit = limit + 1 };
        var rows = (await database.Read(connection => connection.QueryAsync<Row>(FindOwn, parameters))).AsList();
        return Page.Of(rows, limit, row => new PageCursor(row.At, row.Id), Task);
    }

    private static void AddTimes(TaskFilter? filter, List<string> conditions, DynamicParameters parameters)
    {
        if (filter?.From is { } from)
        {
            conditions.Add("created_at >= @Since");
            parameters.Add("Since", from.ToUnixTimeMilliseconds());
        }

        if (filter?.ChangedFrom is { } changed)
        {
            conditions.Add("changed_at >= @ChangedFrom");
            parameters.Add("ChangedFrom", changed.ToUnixTimeMilliseconds());
        }

        if (filter?.To is { } to)
        {
            conditions.Add("created_at < @Until");
            parameters.Add("Until", to.ToUnixTimeMilliseconds());
        }
    }

    /// <summary>A task's type stands in its payload alone.</summary>
    private static string TypeOf(DbConnection connection) =>
        connection is Npgsql.NpgsqlConnection ? "payload::jsonb ->> 'type'" : "payload ->> 'type'";

    private static TaskView Task(Row row) => JsonSerializer.Deserialize<TaskView>(row.Payload, StateJson.Options)!;

    private sealed record Row(long At, string Id, string Payload);
}

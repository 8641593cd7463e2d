using System.Data.Common;
using System.Text.Json;
using Dapper;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;

namespace RedStation.Storage.Queries;

/// <summary>Lists of cases that anybody may read.</summary>
public sealed class PublicCaseQueries(IDatabase database)
{
    private const string Visible = $"revision >= 0 AND class_id <> '{PublicCaseRules.PrivateClassId}'";

    /// <summary>Cases by the time of their report, the last one first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="limit">The most cases to answer.</param>
    public Task<IReadOnlyList<PublicCase>> Reported(PublicCaseFilter filter, long skip, int limit)
    {
        var parameters = new DynamicParameters(new
        {
            From = filter.From.ToUnixTimeMilliseconds(),
            To = filter.To.ToUnixTimeMilliseconds(),
            Skip = skip,
            Limit = limit,
        });
        List<string> conditions = [Visible, "reported_at >= @From", "reported_at <= @To"];
        if (filter.District is { } district)
        {
            conditions.Add(DistrictFilter.Condition([district], parameters, inOtherOrder: true));
        }

        if (filter.ClassIds is { } classes)
        {
            conditions.Add(InList.Condition("class_id", classes, parameters));
        }

        if (filter.IsOpen is { } open)
        {
            // Not "= 1": SQLite, which does not count its rows, would find all of these first and sort them then.
            conditions.Add(open ? "is_open > 0" : "is_open < 1");
        }

        return Cases(
            connection => new CasePage(connection, "reported_at", Descending: true).Query(conditions, "LIMIT @Limit OFFSET @Skip"), parameters);
    }

    /// <summary>The cases with these ids, the last reported first; those that are none are left out.</summary>
    public Task<IReadOnlyList<PublicCase>> Named(IReadOnlyCollection<string> ids)
    {
        var parameters = new DynamicParameters();
        var named = InList.Condition("id", ids, parameters);
        return Cases(_ => $"SELECT payload AS Payload FROM cases WHERE {Visible} AND {named} ORDER BY reported_at DESC, id DESC", parameters);
    }

    private async Task<IReadOnlyList<PublicCase>> Cases(Func<DbConnection, string> query, DynamicParameters parameters)
    {
        var rows = await database.Read(async connection => (await connection.QueryAsync<Row>(query(connection), parameters)).AsList());
        return [.. rows.Select(row => PublicCaseRules.Of(JsonSerializer.Deserialize<CaseView>(row.Payload, StateJson.Options)!))];
    }

    private sealed record Row
    {
        public string Payload { get; init; } = "";
    }
}

/// <summary>Which cases anybody asks for.</summary>
/// <param name="From">Reported from when on.</param>
/// <param name="To">Reported until when.</param>
/// <param name="District">Only of this adcode and what lies in it; null for all.</param>
/// <param name="ClassIds">Only of these classes; null for all.</param>
/// <param name="IsOpen">Only those that are open, or over; null for both.</param>
public sealed record PublicCaseFilter(
    DateTimeOffset From, DateTimeOffset To, string? District, IReadOnlyCollection<string>? ClassIds, bool? IsOpen);

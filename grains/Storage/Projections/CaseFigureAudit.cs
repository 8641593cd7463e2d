using System.Data.Common;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using RedStation.Contracts;
using RedStation.Domain.Cases;
using RedStation.Grains.Cases;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;

namespace RedStation.Storage.Projections;

/// <summary>
/// Computes what the public figures count again from the history of every case, and compares. It may run while the system serves: what
/// looks wrong is looked at again at the end, for it may have moved on in between.
/// </summary>
public sealed class CaseFigureAudit(IDatabase database, ICaseRules rules, IOptions<ClusterOptions> cluster, TimeProvider clock)
{
    private const int PageSize = 200;

    private const string CaseType = "case";

    private const string PageOfStates =
        """
        SELECT GrainIdExt AS Key, PayloadBinary AS Payload FROM OrleansStorage
        WHERE GrainTypeString = @Type AND ServiceId = @ServiceId AND PayloadBinary IS NOT NULL AND GrainIdExt > @After
        ORDER BY GrainIdExt LIMIT @PageSize
        """;

    private const string OneState =
        """
        SELECT PayloadBinary FROM OrleansStorage
        WHERE GrainTypeString = @Type AND ServiceId = @ServiceId AND PayloadBinary IS NOT NULL AND GrainIdExt = @Key
        """;

    private const string OneRow = $"SELECT {CaseFigureTable.Columns} FROM case_figures WHERE case_id = @CaseId";

    private const string RowsWithoutCase =
        """
        SELECT count(*) FROM case_figures WHERE NOT EXISTS (
          SELECT 1 FROM OrleansStorage
          WHERE GrainTypeString = @Type AND ServiceId = @ServiceId AND PayloadBinary IS NOT NULL AND GrainIdExt = @Prefix || case_figures.case_id)
        """;

    /// <summary>Looks at every case.</summary>
    public async Task<CaseFigureFindings> Run()
    {
        var known = await rules.Look();
        var (cases, earlier) = (0L, 0L);
        var wrong = new List<string>();
        var after = "";
        for (var page = await Page(after); page.Count > 0; page = await Page(after))
        {
            foreach (var (id, state) in page.Select(stored => (GrainKeys.IdOf(stored.Key), State(stored))))
            {
                switch (await Compare(id, state, known))
                {
                    case Verdict.Wrong:
                        wrong.Add(id);
                        break;
                    case Verdict.ByEarlierCalendar:
                        earlier++;
                        break;
                    default:
                        break;
                }

                cases++;
            }

            after = page[^1].Key;
        }

        var moved = new List<string>();
        foreach (var id in wrong)
        {
            if (await One(id) is not { } state || await Compare(id, state, known) != Verdict.Wrong)
            {
                moved.Add(id);
            }
        }

        var orphans = await database.Read(connection => connection.ExecuteScalarAsync<long>(
            RowsWithoutCase, new { Type = CaseType, cluster.Value.ServiceId, Prefix = GrainKeys.Case("") }));
        return new CaseFigureFindings(cases, earlier, orphans, [.. wrong.Except(moved)]);
    }

    private async Task<CaseState?> One(string id)
    {
        var payload = await database.Read(connection => connection.QuerySingleOrDefaultAsync<byte[]?>(
            OneState, new { Type = CaseType, cluster.Value.ServiceId, Key = GrainKeys.Case(id) }));
        return payload is null ? null : JsonSerializer.Deserialize<CaseState>(payload, StateJson.Options);
    }

    private static CaseState State(Stored stored) => JsonSerializer.Deserialize<CaseState>(stored.Payload, StateJson.Options)!;

    private async Task<Verdict> Compare(string id, CaseState state, CaseRuleSet known)
    {
        if (CaseFigureFacts.Of(state.History, known.In(state.District, clock.GetUtcNow()).Calendar) is not { } computed)
        {
            return Verdict.Right;
        }

        var facts = CaseFigureTable.Kept(computed);
        var row = await database.Read(connection => Row(connection, id));
        return row == facts ? Verdict.Right
            // A deadline that has ended stays as it was computed when it ended, whatever is published later about holidays.
            : state.RuleVersions < known.Versions && row is not null && row with { ClosingDueAt = facts.ClosingDueAt } == facts
                ? Verdict.ByEarlierCalendar
            : Verdict.Wrong;
    }

    private static async Task<CaseFigureFacts?> Row(DbConnection connection, string id)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = OneRow;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@CaseId", id);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? CaseFigureTable.Read(reader) : null;
    }

    private Task<List<Stored>> Page(string after) => database.Read(async connection => (await connection.QueryAsync<Stored>(
        PageOfStates, new { Type = CaseType, cluster.Value.ServiceId, After = after, PageSize })).AsList());

    private enum Verdict
    {
        Right,
        ByEarlierCalendar,
        Wrong,
    }

    private sealed record Stored(string Key, byte[] Payload);
}

/// <summary>What came of computing the public figures again.</summary>
/// <param name="Cases">How many cases there are.</param>
/// <param name="ByEarlierCalendar">Of how many the deadline was computed by a calendar that is in force no more.</param>
/// <param name="Orphans">How many rows belong to no case.</param>
/// <param name="Wrong">The ids of those whose row is missing or says something else than their history.</param>
public sealed record CaseFigureFindings(long Cases, long ByEarlierCalendar, long Orphans, IReadOnlyList<string> Wrong)
{
    /// <summary>Whether the figures are those of the histories.</summary>
    public bool Sound => Orphans == 0 && Wrong.Count == 0;
}

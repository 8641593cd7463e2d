using System.Text.Json;
using Dapper;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;

namespace RedStation.Storage.Cases;

/// <summary>The published lists of classes and calendars as a table. Rows are added, and never changed.</summary>
public sealed class CaseRuleStore(IDatabase database, TimeProvider clock)
{
    private const string CountAll = "SELECT count(*) FROM case_rule_versions";

    private const string FindLastTime = "SELECT max(published_at) FROM case_rule_versions WHERE kind = @Kind";

    private const string FindLatest =
        """
        SELECT district AS District, number AS Number, payload AS Payload FROM case_rule_versions latest
        WHERE kind = @Kind AND number = (SELECT max(number) FROM case_rule_versions WHERE kind = @Kind AND district = latest.district)
        """;

    private const string FindOperation =
        "SELECT number AS Number, fingerprint AS Fingerprint FROM case_rule_versions WHERE operation = @Operation";

    private const string FindNumber = "SELECT coalesce(max(number), 0) FROM case_rule_versions WHERE kind = @Kind AND district = @District";

    private const string Insert =
        """
        INSERT INTO case_rule_versions (kind, district, number, author_id, author, note, published_at, operation, fingerprint, payload)
        VALUES (@Kind, @District, @Number, @AuthorId, @Author, @Note, @PublishedAt, @Operation, @Fingerprint, @Payload)
        """;

    /// <summary>Cases without anything due have no clock that runs.</summary>
    private const string MakeDue = "UPDATE cases SET next_due_at = 0 WHERE next_due_at > 0";

    /// <summary>How many versions there are. Since none goes, another number means new ones.</summary>
    public Task<long> Count() => database.Read(connection => connection.ExecuteScalarAsync<long>(CountAll));

    /// <summary>When a version of a kind was last published, for whichever district; null for never.</summary>
    /// <param name="kind">One of <see cref="CaseRuleKinds"/>.</param>
    public async Task<DateTimeOffset?> LastPublishedAt(string kind) =>
        await database.Read(connection => connection.ExecuteScalarAsync<long?>(FindLastTime, new { Kind = kind })) is { } at
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : null;

    /// <summary>The versions of a kind that are in force, by adcode; the city's under the empty text.</summary>
    /// <param name="kind">One of <see cref="CaseRuleKinds"/>.</param>
    public async Task<IReadOnlyDictionary<string, (int Number, T Rules)>> InForce<T>(string kind) =>
        (await database.Read(connection => connection.QueryAsync<Row>(FindLatest, new { Kind = kind })))
        .ToDictionary(row => row.District, row => ((int)row.Number, JsonSerializer.Deserialize<T>(row.Payload, StateJson.Options)!));

    /// <summary>
    /// Publishes a version under the next number of its kind and district. An operation repeated is the same as once. Cases whose clock runs are due
    /// afterwards: each computes its deadlines anew.
    /// </summary>
    /// <returns>The number; or null, because somebody has published since, or the operation was another one.</returns>
    public async Task<PublishedCaseRules> Publish<T>(CaseRuleDraft<T> draft)
    {
        var published = await database.Write(async (connection, transaction) =>
        {
            var key = new { draft.Kind, District = draft.District ?? "", draft.Operation };
            if (await connection.QuerySingleOrDefaultAsync<Known>(FindOperation, key, transaction) is { } known)
            {
                return known.Fingerprint == draft.Fingerprint
                    ? new PublishedCaseRules((int)known.Number, false)
                    : new PublishedCaseRules(null, OperationReused: true);
            }

            var number = await connection.ExecuteScalarAsync<long>(FindNumber, key, transaction);
            if (number != draft.BasedOn)
            {
                return new PublishedCaseRules(null, OperationReused: false);
            }

            await connection.ExecuteAsync(Insert, Parameters(draft, number + 1), transaction);
            return new PublishedCaseRules((int)number + 1, false);
        });
        if (published.Number is not null)
        {
            // A commit of its own, after the version's: whoever computes deadlines meanwhile sees the version, or is overwritten here.
            await database.WriteRows((connection, transaction) => connection.ExecuteAsync(MakeDue, transaction: transaction));
        }

        return published;
    }

    private object Parameters<T>(CaseRuleDraft<T> draft, long number) => new
    {
        draft.Kind,
        District = draft.District ?? "",
        Number = number,
        draft.AuthorId,
        draft.Author,
        draft.Note,
        PublishedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        draft.Operation,
        draft.Fingerprint,
        Payload = JsonSerializer.Serialize(draft.Rules, StateJson.Options),
    };

    private sealed record Row(string District, long Number, string Payload);

    private sealed record Known(long Number, string Fingerprint);
}

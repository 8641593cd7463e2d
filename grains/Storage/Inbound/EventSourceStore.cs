using System.Data.Common;
using Dapper;
using RedStation.Domain.Inbound;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Inbound;

/// <summary>Other systems that may tell us events, as a table. They are tens, not thousands.</summary>
public sealed class EventSourceStore(IDatabase database)
{
    private const string Columns =
        """
        SELECT id AS Id, source AS Source, name AS Name, districts AS Districts, enabled AS Enabled, secret AS Secret,
          previous_secret AS PreviousSecret, previous_until AS PreviousUntil, operation AS Operation, fingerprint AS Fingerprint,
          created_at AS CreatedAt
        FROM event_sources
        """;

    private const string Insert =
        """
        INSERT INTO event_sources (id, source, name, districts, enabled, secret, operation, fingerprint, created_at)
        VALUES (@Id, @Source, @Name, @Districts, 1, @Secret, @Operation, @Fingerprint, @CreatedAt)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Once for each operation: the row says which was the last.</summary>
    private const string RotateOnce =
        """
        UPDATE event_sources SET previous_secret = secret, previous_until = @Until, secret = @Secret, rotation = @Rotation
        WHERE id = @Id AND (rotation IS NULL OR rotation <> @Rotation)
        """;

    private const string SetEnabled = "UPDATE event_sources SET enabled = @Enabled WHERE id = @Id";

    /// <summary>All, in the order in which they were registered.</summary>
    public Task<IReadOnlyList<EventSource>> All() => database.Read<IReadOnlyList<EventSource>>(async connection =>
        [.. (await connection.QueryAsync<Row>(Columns + " ORDER BY created_at, id")).Select(row => row.ToSource())]);

    /// <summary>One by its id, or null.</summary>
    public Task<EventSource?> Find(string id) => database.Read(connection => One(connection, null, "id", id));

    /// <summary>One by what its events name as their source, or null.</summary>
    public Task<EventSource?> OfSource(string source) => database.Read(connection => One(connection, null, "source", source));

    /// <summary>Registers one. An operation repeated is the same as once.</summary>
    /// <param name="source">The source.</param>
    /// <param name="operation">Whose command it is, and its operation id.</param>
    /// <param name="fingerprint">A digest of it.</param>
    public Task<EventSourceAdded> Add(EventSource source, string operation, string fingerprint) => database.WriteRows(
        async (connection, transaction) =>
        {
            var row = new
            {
                source.Id,
                source.Source,
                source.Name,
                Districts = string.Join(' ', source.Districts),
                source.Secret,
                Operation = operation,
                Fingerprint = fingerprint,
                CreatedAt = source.CreatedAt.ToUnixTimeMilliseconds(),
            };
            await connection.ExecuteAsync(Insert, row, transaction);
            var found = await connection.QuerySingleOrDefaultAsync<Row>(Columns + " WHERE operation = @Operation", row, transaction);
            return found is null ? new EventSourceAdded(null, false)
                : found.Fingerprint == fingerprint ? new EventSourceAdded(found.ToSource(), false)
                : new EventSourceAdded(null, OperationReused: true);
        });

    /// <summary>Gives one a new secret; the one before is taken too until a time. The last operation repeated is the same as once.</summary>
    public Task Rotate(string id, string secret, DateTimeOffset until, string operation) => database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync(
            RotateOnce, new { Id = id, Secret = secret, Until = until.ToUnixTimeMilliseconds(), Rotation = operation }, transaction));

    /// <summary>One whose secret is by a certain operation, or null when it was changed since.</summary>
    public Task<EventSource?> Rotated(string id, string operation) => database.Read(async connection =>
        (await connection.QuerySingleOrDefaultAsync<Row>(
            Columns + " WHERE id = @Id AND rotation = @Rotation", new { Id = id, Rotation = operation }))?.ToSource());

    /// <summary>Lets one act, or no more. Returns it as it is now, or null when there is none.</summary>
    public Task<EventSource?> Enable(string id, bool enabled) => database.WriteRows(async (connection, transaction) =>
    {
        await connection.ExecuteAsync(SetEnabled, new { Id = id, Enabled = enabled ? 1L : 0L }, transaction);
        return await One(connection, transaction, "id", id);
    });

    private static async Task<EventSource?> One(DbConnection connection, DbTransaction? transaction, string column, string value) =>
        (await connection.QuerySingleOrDefaultAsync<Row>($"{Columns} WHERE {column} = @Value", new { Value = value }, transaction))?.ToSource();

    private sealed record Row(
        string Id,
        string Source,
        string Name,
        string Districts,
        long Enabled,
        string Secret,
        string? PreviousSecret,
        long? PreviousUntil,
        string Operation,
        string Fingerprint,
        long CreatedAt)
    {
        public EventSource ToSource() => new(
            Id, Source, Name, [.. Districts.Split(' ', StringSplitOptions.RemoveEmptyEntries)], Enabled == 1, Secret, PreviousSecret,
            PreviousUntil is { } until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }
}

/// <summary>What came of registering a source of events.</summary>
/// <param name="Source">It, or null when it was refused.</param>
/// <param name="OperationReused">Whether that was because its operation id was used for another; otherwise another names the same source.</param>
public sealed record EventSourceAdded(EventSource? Source, bool OperationReused);

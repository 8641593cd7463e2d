using System.Data.Common;
using System.Text.Json;
using Dapper;
using RedStation.Contracts.Tasks;
using RedStation.Grains.Tasks;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;

namespace RedStation.Storage.Projections;

/// <summary>The table of governance tasks. A row holds the whole task, so that a list needs no grain.</summary>
public sealed class TaskIndex(IDatabase database) : ITaskIndex
{
    /// <summary>Due since 1970: whoever looks for due work finds it until its grain has told what it is.</summary>
    private const string AddId =
        """
        INSERT INTO tasks (id, revision, next_due_at, shard_hash) VALUES (@TaskId, -1, 0, @ShardHash)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string Put =
        """
        INSERT INTO tasks (id, district, status, assignee, created_at, changed_at, revision, next_due_at, payload, shard_hash)
        VALUES (@Id, @District, @Status, @Assignee, @CreatedAt, @ChangedAt, @Revision, @NextDueAt, @Payload, @ShardHash)
        ON CONFLICT (id) DO UPDATE
        SET district = excluded.district, status = excluded.status, assignee = excluded.assignee, created_at = excluded.created_at,
            changed_at = excluded.changed_at, revision = excluded.revision, next_due_at = excluded.next_due_at, payload = excluded.payload
        WHERE tasks.revision < excluded.revision
        """;

    private const string RepairRow =
        """
        INSERT INTO tasks (id, district, status, assignee, created_at, changed_at, revision, next_due_at, payload, shard_hash)
        VALUES (@Id, @District, @Status, @Assignee, @CreatedAt, @ChangedAt, @Revision, @NextDueAt, @Payload, @ShardHash)
        ON CONFLICT (id) DO UPDATE
        SET district = excluded.district, status = excluded.status, assignee = excluded.assignee, created_at = excluded.created_at,
            changed_at = excluded.changed_at, revision = excluded.revision, next_due_at = excluded.next_due_at, payload = excluded.payload,
            shard_hash = excluded.shard_hash
        WHERE tasks.district IS DISTINCT FROM excluded.district OR tasks.status IS DISTINCT FROM excluded.status
          OR tasks.created_at IS DISTINCT FROM excluded.created_at OR tasks.changed_at IS DISTINCT FROM excluded.changed_at
          OR tasks.revision <> excluded.revision OR tasks.next_due_at IS DISTINCT FROM excluded.next_due_at
          OR tasks.payload IS DISTINCT FROM excluded.payload OR tasks.assignee IS DISTINCT FROM excluded.assignee
          OR tasks.shard_hash <> excluded.shard_hash
        """;

    /// <inheritdoc/>
    public Task Register(string taskId) => database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync(AddId, new { TaskId = taskId, ShardHash = ShardHash.Of(taskId) }, transaction));

    /// <inheritdoc/>
    public Task Project(TaskView task, DateTimeOffset? nextDueAt)
    {
        var row = Parameters(task, nextDueAt);
        return database.WriteRows((connection, transaction) => connection.ExecuteAsync(Put, row, transaction));
    }

    /// <summary>Makes rows what they should be, whatever they are. Returns how many were otherwise.</summary>
    internal static Task<int> Restore(
        DbConnection connection, DbTransaction transaction, IEnumerable<(TaskView Task, DateTimeOffset? NextDueAt)> rows) =>
        connection.ExecuteAsync(RepairRow, rows.Select(row => Parameters(row.Task, row.NextDueAt)), transaction);

    private static object Parameters(TaskView task, DateTimeOffset? nextDueAt) => new
    {
        task.Id,
        task.District,
        Status = task.Status.ToString(),
        task.Assignee,
        CreatedAt = task.CreatedAt.ToUnixTimeMilliseconds(),
        ChangedAt = (task.History.IsEmpty ? task.CreatedAt : task.History[^1].At).ToUnixTimeMilliseconds(),
        task.Revision,
        NextDueAt = nextDueAt?.ToUnixTimeMilliseconds(),
        Payload = JsonSerializer.Serialize(task, StateJson.Options),
        ShardHash = ShardHash.Of(task.Id),
    };
}

using System.Collections.Immutable;
using Dapper;
using RedStation.Contracts.Devices;
using RedStation.Grains.Devices;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Devices;

/// <summary>What devices were told to do, as a table.</summary>
public sealed class EquipmentCommandStore(IDatabase database) : IEquipmentCommands
{
    private const string Columns =
        """
        SELECT id AS Id, identity AS Identity, act AS Act, connector AS Connector, asked_by AS AskedBy, at AS At, outcome AS Outcome,
          detail AS Detail, answered_at AS AnsweredAt, fingerprint AS Fingerprint, reason AS Reason
        FROM equipment_commands
        """;

    private const string Insert =
        """
        INSERT INTO equipment_commands (id, identity, operation, fingerprint, act, connector, asked_by, at, outcome, reason)
        VALUES (@Id, @Identity, @Operation, @Fingerprint, @Act, @Connector, @AskedBy, @At, @Outcome, @Reason)
        ON CONFLICT (identity, operation) DO NOTHING
        """;

    private const string Finish =
        """
        UPDATE equipment_commands SET outcome = @Outcome, detail = @Detail, answered_at = @AnsweredAt
        WHERE id = @Id AND answered_at IS NULL
        """;

    /// <inheritdoc/>
    public Task<EquipmentCommand?> Begin(EquipmentCommand command, string operation, string fingerprint) => database.WriteRows(
        async (connection, transaction) =>
        {
            var key = new { command.Identity, Operation = operation };
            await connection.ExecuteAsync(Insert, new
            {
                Id = command.CommandId,
                command.Identity,
                Operation = operation,
                Fingerprint = fingerprint,
                Act = EquipmentRow.NameOf(command.Act),
                command.Connector,
                AskedBy = command.By ?? "",
                At = command.At.ToUnixTimeMilliseconds(),
                Outcome = EquipmentRow.NameOf(command.Outcome),
                Reason = command.Reason is { } reason ? EquipmentRow.NameOf(reason) : null,
            }, transaction);
            var row = await connection.QuerySingleAsync<CommandRow>(
                Columns + " WHERE identity = @Identity AND operation = @Operation", key, transaction);
            return row.Fingerprint == fingerprint ? row.ToCommand() : null;
        });

    /// <inheritdoc/>
    public Task End(EquipmentCommand command) => database.WriteRows((connection, transaction) => connection.ExecuteAsync(Finish, new
    {
        Id = command.CommandId,
        Outcome = EquipmentRow.NameOf(command.Outcome),
        command.Detail,
        AnsweredAt = command.AnsweredAt?.ToUnixTimeMilliseconds(),
    }, transaction));

    /// <summary>A device's last commands, the latest first.</summary>
    /// <param name="identity">The device.</param>
    /// <param name="since">When it was registered: before, another one had its identity, perhaps in another district.</param>
    /// <param name="limit">At most so many.</param>
    public Task<ImmutableArray<EquipmentCommand>> Latest(string identity, DateTimeOffset since, int limit) => database.Read(async connection =>
        (ImmutableArray<EquipmentCommand>)
        [
            .. (await connection.QueryAsync<CommandRow>(
                Columns + " WHERE identity = @Identity AND at >= @Since ORDER BY at DESC, id DESC LIMIT @Limit",
                new { Identity = identity, Since = since.ToUnixTimeMilliseconds(), Limit = limit }))
                .Select(row => row.ToCommand()),
        ]);

    private sealed record CommandRow(
        string Id,
        string Identity,
        string Act,
        long? Connector,
        string AskedBy,
        long At,
        string Outcome,
        string? Detail,
        long? AnsweredAt,
        string Fingerprint,
        string? Reason)
    {
        public EquipmentCommand ToCommand() => new(
            Id, Identity, Enum.Parse<EquipmentAct>(Act, ignoreCase: true), (int?)Connector, AskedBy.Length == 0 ? null : AskedBy,
            DateTimeOffset.FromUnixTimeMilliseconds(At),
            Enum.Parse<CommandOutcome>(Outcome, ignoreCase: true), Detail,
            AnsweredAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            Reason is null ? null : Enum.Parse<DoorReason>(Reason, ignoreCase: true));
    }
}

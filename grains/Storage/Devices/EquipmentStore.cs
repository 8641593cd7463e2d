using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Grains.Devices;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Devices;

/// <summary>Registered devices as a table, and which port each of them has.</summary>
public sealed class EquipmentStore(IDatabase database) : IEquipmentStore
{
    private const string Columns =
        """
        SELECT identity AS Identity, station_id AS StationId, kind AS Kind, connectors AS Connectors, secret_hash AS SecretHash,
          operation AS Operation, fingerprint AS Fingerprint, rotation AS Rotation, registered_by AS RegisteredBy,
          registered_at AS RegisteredAt, retired_at AS RetiredAt, protocol AS Protocol, vendor AS Vendor, model AS Model, firmware AS Firmware,
          connected_at AS ConnectedAt, lost_at AS LostAt
        FROM equipment
        """;

    private const string Remove = "DELETE FROM equipment WHERE identity = @Identity AND retired_at IS NOT NULL";

    private const string Insert =
        """
        INSERT INTO equipment (identity, station_id, kind, connectors, secret_hash, operation, fingerprint, registered_by, registered_at)
        VALUES (@Identity, @StationId, @Kind, @Connectors, @SecretHash, @Operation, @Fingerprint, @RegisteredBy, @RegisteredAt)
        """;

    private const string CountOfStation = "SELECT count(*) FROM equipment WHERE station_id = @StationId AND retired_at IS NULL";

    private const string PortsOfOthers =
        "SELECT port AS Port FROM equipment_ports WHERE station_id = @StationId AND identity <> @Identity";

    private const string FreePorts = "DELETE FROM equipment_ports WHERE identity = @Identity";

    private const string TakePort = "INSERT INTO equipment_ports (station_id, port, identity) VALUES (@StationId, @Port, @Identity)";

    /// <summary>Once for each operation: the row says which was the last.</summary>
    private const string RotateOnce =
        """
        UPDATE equipment SET secret_hash = @SecretHash, rotation = @Operation
        WHERE identity = @Identity AND (rotation IS NULL OR rotation <> @Operation)
        """;

    private const string UpdateLink =
        """
        UPDATE equipment SET protocol = @Protocol, vendor = @Vendor, model = @Model, firmware = @Firmware, connected_at = @ConnectedAt,
          lost_at = @LostAt
        WHERE identity = @Identity
        """;

    /// <inheritdoc/>
    public async Task<StoredEquipment?> Find(string identity) => (await database.Read(connection => One(connection, null, identity)))?.ToStored();

    /// <summary>The devices of a station that are in use, by identity.</summary>
    public Task<ImmutableArray<Equipment>> OfStation(string stationId) => database.Read(async connection => (ImmutableArray<Equipment>)
    [
        .. (await connection.QueryAsync<EquipmentRow>(
            Columns + " WHERE station_id = @StationId AND retired_at IS NULL ORDER BY identity", new { StationId = stationId }))
            .Select(row => row.ToStored().Equipment),
    ]);

    /// <inheritdoc/>
    public Task<EquipmentRefusal?> Add(RegisterEquipment command, string fingerprint) => database.Write(async (connection, transaction) =>
    {
        var equipment = command.Equipment;
        var same = await connection.QuerySingleOrDefaultAsync<EquipmentRow>(
            Columns + " WHERE operation = @Operation", new { command.Operation }, transaction);
        if (same is not null)
        {
            return same.Fingerprint == fingerprint ? null : EquipmentRefusal.OperationIdReused;
        }

        if (await One(connection, transaction, equipment.Identity) is { RetiredAt: null })
        {
            return EquipmentRefusal.IdentityTaken;
        }

        if (await connection.ExecuteScalarAsync<long>(CountOfStation, new { equipment.StationId }, transaction) >= Limits.StationEquipment)
        {
            return EquipmentRefusal.TooManyEquipment;
        }

        if (await IsTaken(connection, transaction, equipment, equipment.Connectors))
        {
            return EquipmentRefusal.PortTaken;
        }

        await connection.ExecuteAsync(Remove, new { equipment.Identity }, transaction);
        await connection.ExecuteAsync(Insert, EquipmentRow.Of(command, fingerprint), transaction);
        await TakePorts(connection, transaction, equipment, equipment.Connectors);
        return (EquipmentRefusal?)null;
    });

    /// <inheritdoc/>
    public Task<EquipmentRefusal?> SetConnectors(Equipment equipment, ImmutableArray<EquipmentConnector> connectors) => database.Write(
        async (connection, transaction) =>
        {
            if (await IsTaken(connection, transaction, equipment, connectors))
            {
                return EquipmentRefusal.PortTaken;
            }

            await connection.ExecuteAsync(
                "UPDATE equipment SET connectors = @Connectors WHERE identity = @Identity",
                new { equipment.Identity, Connectors = EquipmentRow.Text(connectors) }, transaction);
            await TakePorts(connection, transaction, equipment, connectors);
            return (EquipmentRefusal?)null;
        });

    /// <inheritdoc/>
    public Task SetSecret(string identity, string operation, string secretHash) => database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync(RotateOnce, new { Identity = identity, Operation = operation, SecretHash = secretHash }, transaction));

    /// <inheritdoc/>
    public Task Retire(string identity, DateTimeOffset at) => database.Write(async (connection, transaction) =>
    {
        await connection.ExecuteAsync(FreePorts, new { Identity = identity }, transaction);
        return await connection.ExecuteAsync(
            "UPDATE equipment SET retired_at = @At WHERE identity = @Identity AND retired_at IS NULL",
            new { Identity = identity, At = at.ToUnixTimeMilliseconds() }, transaction);
    });

    /// <inheritdoc/>
    public Task SetLink(string identity, EquipmentLink link, DateTimeOffset connectedAt, DateTimeOffset? lostAt) => database.WriteRows(
        (connection, transaction) => connection.ExecuteAsync(UpdateLink, new
        {
            Identity = identity,
            link.Protocol,
            link.Vendor,
            link.Model,
            link.Firmware,
            ConnectedAt = connectedAt.ToUnixTimeMilliseconds(),
            LostAt = lostAt?.ToUnixTimeMilliseconds(),
        }, transaction));

    private static Task<EquipmentRow?> One(DbConnection connection, DbTransaction? transaction, string identity) =>
        connection.QuerySingleOrDefaultAsync<EquipmentRow?>(Columns + " WHERE identity = @Identity", new { Identity = identity }, transaction);

    private static async Task<bool> IsTaken(
        DbConnection connection, DbTransaction transaction, Equipment equipment, ImmutableArray<EquipmentConnector> connectors)
    {
        var taken = await connection.QueryAsync<long>(PortsOfOthers, new { equipment.StationId, equipment.Identity }, transaction);
        return taken.Any(port => connectors.Any(entry => entry.Port == port));
    }

    private static async Task TakePorts(
        DbConnection connection, DbTransaction transaction, Equipment equipment, ImmutableArray<EquipmentConnector> connectors)
    {
        await connection.ExecuteAsync(FreePorts, new { equipment.Identity }, transaction);
        foreach (var entry in connectors)
        {
            await connection.ExecuteAsync(TakePort, new { equipment.StationId, Port = (long)entry.Port, equipment.Identity }, transaction);
        }
    }
}

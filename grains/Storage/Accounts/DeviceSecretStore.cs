using Dapper;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Accounts;

/// <summary>What stations' equipment signs in with, one secret a station.</summary>
public sealed class DeviceSecretStore(IDatabase database, TimeProvider clock)
{
    private const string Put =
        """
        INSERT INTO device_secrets (station_id, operation_id, secret_hash, is_current, created_at)
        VALUES (@StationId, @OperationId, @SecretHash, 1, @CreatedAt)
        ON CONFLICT (station_id, operation_id) DO NOTHING
        """;

    private const string Retire =
        "UPDATE device_secrets SET is_current = 0 WHERE station_id = @StationId AND operation_id <> @OperationId";

    private const string Revoke =
        "UPDATE refresh_families SET revoked_at = @CreatedAt WHERE station_id = @StationId AND revoked_at IS NULL";

    /// <summary>
    /// Makes a secret the station's only one and ends the sessions that earlier ones opened. Repeating the operation changes nothing.
    /// </summary>
    public Task Set(string stationId, string operationId, string secretHash) => database.Write(async (connection, transaction) =>
    {
        var row = new
        {
            StationId = stationId,
            OperationId = operationId,
            SecretHash = secretHash,
            CreatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        var added = await connection.ExecuteAsync(Put, row, transaction);
        if (added == 1)
        {
            await connection.ExecuteAsync(Retire, row, transaction);
            await connection.ExecuteAsync(Revoke, row, transaction);
        }

        return added;
    });

    /// <summary>The digest of the station's secret, or null when it has none.</summary>
    public Task<string?> Find(string stationId) => database.Read(connection => connection.QuerySingleOrDefaultAsync<string?>(
        "SELECT secret_hash FROM device_secrets WHERE station_id = @StationId AND is_current = 1", new { StationId = stationId }));
}

using Dapper;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Accounts;

/// <summary>
/// Which devices somebody has signed in with: digests of a mark that the device was given, beside the digest of a phone or an account's id.
/// Strangers cannot lock these out.
/// </summary>
public sealed class KnownDeviceStore(IDatabase database, TimeProvider clock)
{
    /// <summary>For how long a device is known after its last sign-in.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(400);

    private const string Put =
        """
        INSERT INTO known_devices (owner, device, seen_at) VALUES (@Owner, @Device, @SeenAt)
        ON CONFLICT (owner, device) DO UPDATE SET seen_at = excluded.seen_at
        """;

    /// <summary>Whether a device has signed in as somebody before. One without a mark has not.</summary>
    public Task<bool> Knows(string owner, string? device) => device is null ? Task.FromResult(false) : database.Read(connection =>
        connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM known_devices WHERE owner = @Owner AND device = @Device AND seen_at > @After)",
            new { Owner = owner, Device = device, After = (clock.GetUtcNow() - Life).ToUnixTimeMilliseconds() }));

    /// <summary>A device has signed in. Those that have not for long are forgotten on the way.</summary>
    public Task Remember(string owner, string device) => database.WriteRows(async (connection, transaction) =>
    {
        var now = clock.GetUtcNow();
        await connection.ExecuteAsync(
            "DELETE FROM known_devices WHERE seen_at <= @Before", new { Before = (now - Life).ToUnixTimeMilliseconds() }, transaction);
        return await connection.ExecuteAsync(
            Put, new { Owner = owner, Device = device, SeenAt = now.ToUnixTimeMilliseconds() }, transaction);
    });
}

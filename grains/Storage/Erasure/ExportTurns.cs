using Dapper;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Erasure;

/// <summary>When riders fetched everything about themselves: it is much work, and done again only after a while, by whichever process.</summary>
public sealed class ExportTurns(IDatabase database, TimeProvider clock)
{
    /// <summary>How long after one export the next may be made.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private const string Take =
        """
        INSERT INTO data_exports (rider_id, at) VALUES (@RiderId, @Now)
        ON CONFLICT (rider_id) DO UPDATE SET at = excluded.at WHERE data_exports.at <= @Before
        """;

    /// <summary>Takes a turn; null when it is taken, otherwise how long until the next.</summary>
    public Task<TimeSpan?> TakeTurn(string riderId) => database.WriteRows(async (connection, transaction) =>
    {
        var now = clock.GetUtcNow();
        var values = new { RiderId = riderId, Now = now.ToUnixTimeMilliseconds(), Before = (now - Pause).ToUnixTimeMilliseconds() };
        if (await connection.ExecuteAsync(Take, values, transaction) > 0)
        {
            return (TimeSpan?)null;
        }

        var last = await connection.ExecuteScalarAsync<long>("SELECT at FROM data_exports WHERE rider_id = @RiderId", values, transaction);
        return DateTimeOffset.FromUnixTimeMilliseconds(last) + Pause - now;
    });
}

using Dapper;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Certificates;

/// <summary>What riders have shown of their certificates, for as long as its link is valid.</summary>
public sealed class PresentationStore(IDatabase database, TimeProvider clock)
{
    /// <summary>How many a rider may have at once; the oldest makes room for the next.</summary>
    public const int MostOfARider = 20;

    private const string RemoveExpired = "DELETE FROM presentations WHERE expires_at <= @Now";

    private const string RemoveOldest =
        """
        DELETE FROM presentations WHERE rider_id = @RiderId AND id NOT IN (
          SELECT id FROM presentations WHERE rider_id = @RiderId ORDER BY expires_at DESC, id LIMIT @Most)
        """;

    private const string Insert =
        "INSERT INTO presentations (id, rider_id, presentation, expires_at) VALUES (@Id, @RiderId, @Presentation, @ExpiresAt)";

    private const string FindValid = "SELECT presentation FROM presentations WHERE id = @Id AND expires_at > @Now";

    /// <summary>Keeps one, and removes those whose time is over.</summary>
    /// <param name="id">An id that nobody can guess.</param>
    /// <param name="riderId">Whose it is.</param>
    /// <param name="presentation">What is shown.</param>
    /// <param name="expiresAt">Until when it is kept.</param>
    public Task Add(string id, string riderId, string presentation, DateTimeOffset expiresAt)
    {
        var row = new { Id = id, RiderId = riderId, Presentation = presentation, ExpiresAt = expiresAt.ToUnixTimeMilliseconds() };
        return database.WriteRows(async (connection, sql) =>
        {
            await connection.ExecuteAsync(RemoveExpired, new { Now = clock.GetUtcNow().ToUnixTimeMilliseconds() }, sql);
            await connection.ExecuteAsync(RemoveOldest, new { RiderId = riderId, Most = MostOfARider - 1 }, sql);
            return await connection.ExecuteAsync(Insert, row, sql);
        });
    }

    /// <summary>What is shown under an id, or null when there is nothing any more.</summary>
    public Task<string?> Find(string id) => database.Read(connection => connection.QuerySingleOrDefaultAsync<string?>(
        FindValid, new { Id = id, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() }));
}

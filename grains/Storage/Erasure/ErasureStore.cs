using Dapper;
using RedStation.Contracts;
using RedStation.Domain.Erasure;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Erasure;

/// <summary>Who is erased, or is to be, as a table.</summary>
public sealed class ErasureStore(IDatabase database, TimeProvider clock)
{
    private const string Columns =
        """
        SELECT rider_id AS RiderId, requested_by AS RequestedBy, requested_at AS RequestedAt, erased_at AS ErasedAt, looks AS Looks, next_at AS NextAt
        FROM erasures
        """;

    private const string Insert =
        """
        INSERT INTO erasures (rider_id, requested_by, requested_at, next_at) VALUES (@RiderId, @RequestedBy, @Now, @Now)
        ON CONFLICT (rider_id) DO NOTHING
        """;

    private const string FindRider =
        """
        SELECT EXISTS (SELECT 1 FROM accounts WHERE id = @RiderId AND role = 'rider')
          OR EXISTS (SELECT 1 FROM OrleansStorage WHERE GrainIdExt = @Key AND GrainTypeString = 'rider')
        """;

    private const string Again = "UPDATE erasures SET looks = 0, next_at = @Now WHERE rider_id = @RiderId AND erased_at IS NOT NULL";

    private const string Withdrawn = "DELETE FROM erasures WHERE rider_id = @RiderId AND erased_at IS NULL";

    private const string Begun = "UPDATE erasures SET erased_at = coalesce(erased_at, @Now) WHERE rider_id = @RiderId";

    private const string Later = "UPDATE erasures SET next_at = @NextAt WHERE rider_id = @RiderId AND looks = @Looks";

    private const string Looked = "UPDATE erasures SET looks = @Looks, next_at = @NextAt WHERE rider_id = @RiderId AND looks = @Looks - 1";

    /// <summary>Notes, before anything else is done, that a rider is to be erased. Repeating it changes nothing.</summary>
    /// <param name="riderId">The rider.</param>
    /// <param name="by">The subject who asks for it, or <c>operator</c> for a command.</param>
    public async Task<RequestedErasure> Request(string riderId, string by)
    {
        await Execute(Insert, new { RiderId = riderId, RequestedBy = by, Now = Now() });
        return (await Find(riderId))!;
    }

    /// <summary>Has everything looked through again for somebody who is erased: an older copy of the database was put back.</summary>
    public Task LookAgain(string riderId) => Execute(Again, new { RiderId = riderId, Now = Now() });

    /// <summary>It came to nothing: something must be brought to an end first. Changes nothing once the rider is erased.</summary>
    public Task Withdraw(string riderId) => Execute(Withdrawn, new { RiderId = riderId });

    /// <summary>The rider is nobody from now on.</summary>
    public Task Begin(string riderId) => Execute(Begun, new { RiderId = riderId, Now = Now() });

    /// <summary>It is tried again later, unless somebody has looked meanwhile.</summary>
    public Task Postpone(RequestedErasure erasure)
    {
        var next = (clock.GetUtcNow() + ErasureRules.Patience).ToUnixTimeMilliseconds();
        return Execute(Later, new { erasure.RiderId, Looks = (long)erasure.Looks, NextAt = next });
    }

    /// <summary>Everything was looked through once more.</summary>
    public Task Look(RequestedErasure erasure)
    {
        var looks = erasure.Looks + 1;
        var next = ErasureRules.NextLook(looks, clock.GetUtcNow())?.ToUnixTimeMilliseconds();
        return Execute(Looked, new { erasure.RiderId, Looks = (long)looks, NextAt = next });
    }

    /// <summary>Whether anybody is, or was, a rider under this id.</summary>
    public Task<bool> IsRider(string riderId) => database.Read(connection =>
        connection.ExecuteScalarAsync<bool>(FindRider, new { RiderId = riderId, Key = GrainKeys.Rider(riderId) }));

    /// <summary>What is known of a rider's erasure, or null.</summary>
    public Task<RequestedErasure?> Find(string riderId) => database.Read(async connection =>
        (await connection.QuerySingleOrDefaultAsync<Row>(Columns + " WHERE rider_id = @RiderId", new { RiderId = riderId }))?.ToErasure());

    /// <summary>Those for whom there is something to do now, the longest waiting first.</summary>
    public Task<IReadOnlyList<RequestedErasure>> Due(int limit) => database.Read<IReadOnlyList<RequestedErasure>>(async connection =>
    [
        .. (await connection.QueryAsync<Row>(
                Columns + " WHERE next_at <= @Now ORDER BY next_at, rider_id LIMIT @Limit", new { Now = Now(), Limit = limit }))
            .Select(row => row.ToErasure()),
    ]);

    /// <summary>All of them, the first asked for first.</summary>
    public Task<IReadOnlyList<RequestedErasure>> All() => database.Read<IReadOnlyList<RequestedErasure>>(async connection =>
        [.. (await connection.QueryAsync<Row>(Columns + " ORDER BY requested_at, rider_id")).Select(row => row.ToErasure())]);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private Task<int> Execute(string statement, object values) =>
        database.WriteRows((connection, transaction) => connection.ExecuteAsync(statement, values, transaction));

    private sealed record Row(string RiderId, string RequestedBy, long RequestedAt, long? ErasedAt, long Looks, long? NextAt)
    {
        public RequestedErasure ToErasure() => new(
            RiderId, RequestedBy, DateTimeOffset.FromUnixTimeMilliseconds(RequestedAt), Time(ErasedAt), (int)Looks, Time(NextAt));

        private static DateTimeOffset? Time(long? at) => at is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
    }
}

/// <summary>A rider's erasure.</summary>
/// <param name="RiderId">The rider.</param>
/// <param name="RequestedBy">Who asked for it.</param>
/// <param name="RequestedAt">When.</param>
/// <param name="ErasedAt">Since when the rider is nobody; null before.</param>
/// <param name="Looks">How often what is left of them was looked for.</param>
/// <param name="NextAt">When that is done next; null when it is done for good.</param>
public sealed record RequestedErasure(
    string RiderId, string RequestedBy, DateTimeOffset RequestedAt, DateTimeOffset? ErasedAt, int Looks, DateTimeOffset? NextAt);

using Dapper;
using RedStation.Domain.Operations;
using RedStation.Grains.Stations;
using RedStation.Silo.Storage;

namespace RedStation.Silo.Projections;

/// <summary>The table of check-ins.</summary>
public sealed class CheckInLog(IDatabase database) : ICheckInLog
{
    /// <summary>
    /// Adds nothing when there is a check-in with this id, or one of the rider with this credential, or one of the rider there lately. The last
    /// is a second line of defence: a station is in memory once, and knows who is there.
    /// </summary>
    private const string Add =
        """
        INSERT INTO check_ins (id, station_id, rider_id, display_name, at, visiting, door, nonce, operation_id, fingerprint, answer)
        SELECT @Id, @StationId, @RiderId, @DisplayName, @At, @Visiting, @Door, @Nonce, @OperationId, @Fingerprint, @Answer
        WHERE NOT EXISTS (SELECT 1 FROM check_ins WHERE station_id = @StationId AND rider_id = @RiderId AND at > @VisitsSince)
        ON CONFLICT DO NOTHING
        """;

    private const string Select = "SELECT operation_id AS Id, fingerprint AS Fingerprint, answer AS Answer, nonce AS Nonce FROM check_ins ";

    private const string Find = Select + "WHERE id = @Id";

    private const string FindVisit = Select
        + "WHERE station_id = @StationId AND rider_id = @RiderId AND at > @VisitsSince AND answer IS NOT NULL AND nonce IS NOT NULL ORDER BY at DESC LIMIT 1";

    private const string FindTold = Select + "WHERE station_id = @StationId ORDER BY at DESC, id DESC LIMIT @Most";

    private const string FindAfter = Select
        + "WHERE station_id = @StationId AND at > @After AND answer IS NOT NULL AND nonce IS NOT NULL ORDER BY at, id";

    /// <inheritdoc/>
    public async Task<LoggedCheckIn?> Append(CheckIn checkIn, string nonce, RecordedOperation told, DateTimeOffset visitsSince)
    {
        var row = new
        {
            checkIn.Id,
            checkIn.StationId,
            checkIn.RiderId,
            checkIn.DisplayName,
            At = checkIn.At.ToUnixTimeMilliseconds(),
            Visiting = checkIn.Visiting ? 1 : 0,
            Door = checkIn.Door.ToString(),
            Nonce = nonce,
            OperationId = told.Id,
            told.Fingerprint,
            told.Answer,
            VisitsSince = visitsSince.ToUnixTimeMilliseconds(),
        };
        return await database.WriteRows(async (connection, transaction) =>
        {
            if (await connection.ExecuteAsync(Add, row, transaction) > 0)
            {
                return new(nonce, told);
            }

            var known = await connection.QuerySingleOrDefaultAsync<Row>(Find, row, transaction)
                ?? await connection.QuerySingleOrDefaultAsync<Row>(FindVisit, row, transaction);
            return known is null ? null : Logged(known);
        });
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LoggedCheckIn>> After(string stationId, DateTimeOffset after)
    {
        var rows = await database.Read(connection => connection.QueryAsync<Row>(
            FindAfter, new { StationId = stationId, After = after.ToUnixTimeMilliseconds() }));
        return [.. rows.Select(Logged)];
    }

    /// <inheritdoc/>
    public async Task<RecordedOperation?> Told(string stationId, string operationId)
    {
        var row = await database.Read(connection => connection.QuerySingleOrDefaultAsync<Row>(Find, new { Id = $"{stationId}/{operationId}" }));
        return row is null ? null : Operation(row);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordedOperation>> Told(string stationId, int most)
    {
        var rows = await database.Read(connection => connection.QueryAsync<Row>(FindTold, new { StationId = stationId, Most = most }));
        return [.. rows.Reverse().Select(Operation)];
    }

    /// <summary>Where the answer is gone no fingerprint fits any more.</summary>
    private static RecordedOperation Operation(Row row) =>
        new(row.Id, row.Answer is null ? "" : row.Fingerprint, row.Answer ?? "", Granted: true);

    private static LoggedCheckIn Logged(Row row) => new(row.Nonce ?? "", Operation(row));

    private sealed record Row(string Id, string Fingerprint, string? Answer, string? Nonce);
}

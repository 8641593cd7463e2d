using Dapper;
using RedStation.Domain.Operations;
using RedStation.Grains.Stations;
using RedStation.Silo.Storage;

namespace RedStation.Silo.Projections;

/// <summary>The table of check-ins.</summary>
public sealed class CheckInLog(IDatabase database) : ICheckInLog
{
    /// <summary>Adds nothing when there is a check-in with this id, or one of the rider with this credential.</summary>
    private const string Add =
        """
        INSERT INTO check_ins (id, station_id, rider_id, display_name, at, visiting, door, nonce, operation_id, fingerprint, answer)
        VALUES (@Id, @StationId, @RiderId, @DisplayName, @At, @Visiting, @Door, @Nonce, @OperationId, @Fingerprint, @Answer)
        ON CONFLICT DO NOTHING
        """;

    private const string Select = "SELECT operation_id AS Id, fingerprint AS Fingerprint, answer AS Answer FROM check_ins ";

    private const string Find = Select + "WHERE id = @Id";

    private const string FindTold = Select + "WHERE station_id = @StationId ORDER BY at DESC, id DESC LIMIT @Most";

    /// <inheritdoc/>
    public async Task<RecordedOperation?> Append(CheckIn checkIn, string nonce, RecordedOperation told)
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
        };
        return await database.WriteRows(async (connection, transaction) =>
            await connection.ExecuteAsync(Add, row, transaction) > 0
                ? told
                : await connection.QuerySingleOrDefaultAsync<Row>(Find, row, transaction) is { } known ? Operation(known) : null);
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

    private sealed record Row(string Id, string Fingerprint, string? Answer);
}

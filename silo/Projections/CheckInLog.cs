using System.Data.Common;
using Dapper;
using RedStation.Contracts;
using RedStation.Domain.Operations;
using RedStation.Grains.Operations;
using RedStation.Grains.Stations;
using RedStation.Silo.Storage;

namespace RedStation.Silo.Projections;

/// <summary>The table of check-ins.</summary>
public sealed class CheckInLog(IDatabase database, IOperationTable operations) : ICheckInLog
{
    /// <summary>
    /// Adds nothing when there is a check-in with this id, or one of the rider with this credential, or when the reader was told something
    /// under this id already.
    /// </summary>
    private const string Add =
        """
        INSERT INTO check_ins (id, station_id, rider_id, display_name, at, visiting, door, nonce, operation_id, fingerprint, answer)
        SELECT @Id, @StationId, @RiderId, @DisplayName, @At, @Visiting, @Door, @Nonce, @OperationId, @Fingerprint, @Answer
        WHERE NOT EXISTS (SELECT 1 FROM operations WHERE actor = @Actor AND id = @OperationId)
        ON CONFLICT DO NOTHING
        """;

    private const string Find =
        "SELECT operation_id AS Id, fingerprint AS Fingerprint, answer AS Answer, at AS At FROM check_ins WHERE id = @Id";

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
            Actor = ActorOf(checkIn.StationId),
        };
        return await database.WriteRows(async (connection, transaction) =>
            await connection.ExecuteAsync(Add, row, transaction) > 0 ? told : await Known(connection, transaction, checkIn.StationId, told.Id));
    }

    /// <inheritdoc/>
    public Task<RecordedOperation?> Told(string stationId, string operationId) =>
        database.Read(connection => Known(connection, null, stationId, operationId));

    /// <inheritdoc/>
    public Task Tell(string stationId, RecordedOperation told) =>
        operations.Keep(ActorOf(stationId), [told], OperationActors.CommandsRefusedFor);

    private static async Task<RecordedOperation?> Known(
        DbConnection connection, DbTransaction? transaction, string stationId, string operationId) =>
        (await connection.QuerySingleOrDefaultAsync<Row>(Find, new { Id = CheckIn.IdOf(stationId, operationId) }, transaction))?.ToOperation()
        ?? await OperationTable.Find(connection, transaction, ActorOf(stationId), operationId);

    private static string ActorOf(string stationId) => OperationActors.Readers(GrainKeys.Station(stationId));

    private sealed record Row(string Id, string Fingerprint, string? Answer, long At)
    {
        public RecordedOperation ToOperation() =>
            new(Id, Fingerprint, Answer ?? "", Granted: true) { At = DateTimeOffset.FromUnixTimeMilliseconds(At) };
    }
}

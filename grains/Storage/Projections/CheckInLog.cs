using System.Data.Common;
using Dapper;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;
using RedStation.Grains.Operations;
using RedStation.Grains.Stations;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Projections;

/// <summary>The table of check-ins.</summary>
public sealed class CheckInLog(IDatabase database, IOperationTable operations) : ICheckInLog
{
    /// <summary>
    /// Adds nothing when there is a check-in with this id, or one of the rider with this credential, when the reader was told something under
    /// this id already, or when the rider is on a visit there. The last is a second line of defence: a station is in memory once, and knows
    /// who is there.
    /// </summary>
    private const string Add =
        """
        INSERT INTO check_ins (id, station_id, rider_id, display_name, at, visiting, door, nonce, operation_id, fingerprint, answer)
        SELECT @Id, @StationId, @RiderId, @DisplayName, @At, @Visiting, @Door, @Nonce, @OperationId, @Fingerprint, @Answer
        WHERE NOT EXISTS (SELECT 1 FROM operations WHERE actor = @Actor AND id IN (@OperationId, @Body))
          AND NOT EXISTS (SELECT 1 FROM check_ins WHERE station_id = @StationId AND rider_id = @RiderId AND at > @VisitsSince)
        ON CONFLICT DO NOTHING
        """;

    private const string Select =
        "SELECT operation_id AS Id, fingerprint AS Fingerprint, answer AS Answer, at AS At, nonce AS Nonce FROM check_ins ";

    private const string Find = Select + "WHERE id = @Id";

    /// <summary>By the credential, which is used once: the same command, from another sign-in of the device.</summary>
    private const string FindBody = Select
        + "WHERE rider_id = @RiderId AND nonce = @Nonce AND station_id = @StationId AND fingerprint = @Fingerprint";

    /// <summary>A visit is only as good as the answer that it repeats.</summary>
    private const string Visits = Select + "WHERE station_id = @StationId AND at > @After AND answer IS NOT NULL AND nonce IS NOT NULL ";

    private const string FindVisit = Visits + "AND rider_id = @RiderId ORDER BY at DESC LIMIT 1";

    private const string FindAfter = Visits + "ORDER BY at, id";

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
            Actor = ActorOf(checkIn.StationId),
            Body = OperationActors.Body(told),
            VisitsSince = visitsSince.ToUnixTimeMilliseconds(),
        };
        return await database.WriteRows(async (connection, transaction) =>
        {
            if (await connection.ExecuteAsync(Add, row, transaction) > 0)
            {
                return new LoggedCheckIn(nonce, told);
            }

            if (await Known(connection, transaction, checkIn.StationId, told, checkIn.RiderId, nonce) is { } earlier)
            {
                return new LoggedCheckIn(nonce, earlier);
            }

            var visit = new { checkIn.StationId, checkIn.RiderId, After = row.VisitsSince };
            return (await connection.QuerySingleOrDefaultAsync<Row>(FindVisit, visit, transaction))?.ToCheckIn();
        });
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LoggedCheckIn>> After(string stationId, DateTimeOffset after)
    {
        var rows = await database.Read(connection => connection.QueryAsync<Row>(
            FindAfter, new { StationId = stationId, After = after.ToUnixTimeMilliseconds() }));
        return [.. rows.Select(row => row.ToCheckIn())];
    }

    /// <inheritdoc/>
    public Task<RecordedOperation?> Told(string stationId, RecordedOperation asked, string? riderId, string? nonce) =>
        database.Read(connection => Known(connection, null, stationId, asked, riderId, nonce));

    /// <inheritdoc/>
    public Task KeepAnswer(string stationId, RecordedOperation told) => operations.Keep(
        ActorOf(stationId), [told, told with { Id = OperationActors.Body(told) }], OperationActors.CommandsRefusedFor);

    private static async Task<RecordedOperation?> Known(
        DbConnection connection, DbTransaction? transaction, string stationId, RecordedOperation asked, string? riderId, string? nonce)
    {
        var actor = ActorOf(stationId);
        var sought = new { Id = CheckIn.IdOf(stationId, asked.Id), StationId = stationId, RiderId = riderId, Nonce = nonce, asked.Fingerprint };
        var known = (await connection.QuerySingleOrDefaultAsync<Row>(Find, sought, transaction))?.ToOperation()
            ?? await OperationTable.Find(connection, transaction, actor, asked.Id)
            ?? (await connection.QuerySingleOrDefaultAsync<Row>(FindBody, sought, transaction))?.ToOperation()
            ?? await OperationTable.Find(connection, transaction, actor, OperationActors.Body(asked));
        return known is null ? null : known with { Id = asked.Id };
    }

    private static string ActorOf(string stationId) => OperationActors.Readers(GrainKeys.Station(stationId));

    private sealed record Row(string Id, string Fingerprint, string? Answer, long At, string? Nonce)
    {
        public RecordedOperation ToOperation() =>
            new(Id, Fingerprint, Answer ?? "", Granted: true) { At = DateTimeOffset.FromUnixTimeMilliseconds(At) };

        public LoggedCheckIn ToCheckIn() => new(Nonce!, ToOperation());
    }
}

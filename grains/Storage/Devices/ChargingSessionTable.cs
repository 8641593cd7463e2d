using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using RedStation.Domain.Devices.Sessions;
using RedStation.Grains.Devices.Sessions;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;

namespace RedStation.Storage.Devices;

/// <summary>Sessions of charging as a table. A row holds the whole session, so that a list needs no grain.</summary>
public sealed class ChargingSessionTable(IDatabase database) : IChargingSessions
{
    internal const string Columns = "number AS Number, payload AS Payload";

    private const string NextNumber =
        """
        INSERT INTO charging_numbers (id, last_number) VALUES (1, 1)
        ON CONFLICT (id) DO UPDATE SET last_number = charging_numbers.last_number + 1
        RETURNING last_number
        """;

    private const string Insert =
        """
        INSERT INTO charging_sessions (number, id, equipment, session_key, station_id, rider_id, started_at, ended_at, revision, payload)
        VALUES (@Number, @Id, @Equipment, @Key, @StationId, @RiderId, @StartedAt, @EndedAt, @Revision, @Payload)
        ON CONFLICT (equipment, session_key) DO NOTHING
        """;

    private const string Replace =
        """
        UPDATE charging_sessions
        SET session_key = @Key, rider_id = @RiderId, started_at = @StartedAt, ended_at = @EndedAt, revision = @Revision, payload = @Payload
        WHERE id = @Id AND revision = @Revision - 1
        """;

    private const string ByKey = $"SELECT {Columns} FROM charging_sessions WHERE equipment = @Equipment AND session_key = @Key";

    private const string ByNumber = $"SELECT {Columns} FROM charging_sessions WHERE number = @Number AND equipment = @Equipment";

    private const string Unended =
        $"SELECT {Columns} FROM charging_sessions WHERE equipment = @Equipment AND ended_at IS NULL ORDER BY started_at DESC LIMIT 100";

    /// <inheritdoc/>
    public Task<ChargingSession> Add(ChargingSession session) => database.WriteRows(async (connection, transaction) =>
    {
        var key = new { session.Place.Equipment, session.Key };
        if (await connection.QuerySingleOrDefaultAsync<Row>(ByKey, key, transaction) is { } known)
        {
            return known.ToSession();
        }

        var number = await connection.ExecuteScalarAsync<long>(NextNumber, transaction: transaction);
        await connection.ExecuteAsync(Insert, Parameters(session with { Number = (int)number }), transaction);
        return (await connection.QuerySingleAsync<Row>(ByKey, key, transaction)).ToSession();
    });

    /// <inheritdoc/>
    public Task<ChargingSession?> FindByKey(string equipment, string key) => One(ByKey, new { Equipment = equipment, Key = key });

    /// <inheritdoc/>
    public Task<ChargingSession?> FindByNumber(string equipment, int number) =>
        One(ByNumber, new { Equipment = equipment, Number = (long)number });

    /// <inheritdoc/>
    public Task<ImmutableArray<ChargingSession>> OpenOf(string equipment) => database.Read(async connection => (ImmutableArray<ChargingSession>)
    [
        .. (await connection.QueryAsync<Row>(Unended, new { Equipment = equipment })).Select(row => row.ToSession()),
    ]);

    /// <inheritdoc/>
    public async Task<bool> Put(ChargingSession session) => await database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync(Replace, Parameters(session), transaction)) == 1;

    private Task<ChargingSession?> One(string query, object parameters) => database.Read(async connection =>
        (await connection.QuerySingleOrDefaultAsync<Row>(query, parameters))?.ToSession());

    private static object Parameters(ChargingSession session) => new
    {
        Number = (long)session.Number,
        session.Id,
        session.Place.Equipment,
        session.Key,
        session.Place.StationId,
        session.RiderId,
        StartedAt = SessionRules.StartedAt(session).ToUnixTimeMilliseconds(),
        EndedAt = (SessionRules.EndedAt(session) ?? session.LostAt)?.ToUnixTimeMilliseconds(),
        session.Revision,
        Payload = JsonSerializer.Serialize(session, StateJson.Options),
    };

    /// <summary>A session as its row has it.</summary>
    internal sealed record Row(long Number, string Payload)
    {
        public ChargingSession ToSession() =>
            JsonSerializer.Deserialize<ChargingSession>(Payload, StateJson.Options)! with { Number = (int)Number };
    }
}

using Dapper;
using RedStation.Grains.Stations;
using RedStation.Silo.Storage;

namespace RedStation.Silo.Projections;

/// <summary>The table of check-ins.</summary>
public sealed class CheckInLog(IDatabase database) : ICheckInLog
{
    private const string Add =
        """
        INSERT INTO check_ins (id, station_id, rider_id, display_name, at, visiting, door)
        VALUES (@Id, @StationId, @RiderId, @DisplayName, @At, @Visiting, @Door)
        ON CONFLICT (id) DO NOTHING
        """;

    /// <inheritdoc/>
    public Task Append(IReadOnlyList<CheckIn> checkIns) => checkIns.Count == 0
        ? Task.CompletedTask
        : database.WriteRows((connection, transaction) => connection.ExecuteAsync(Add, checkIns.Select(Row), transaction));

    private static object Row(CheckIn checkIn) => new
    {
        checkIn.Id,
        checkIn.StationId,
        checkIn.RiderId,
        checkIn.DisplayName,
        At = checkIn.At.ToUnixTimeMilliseconds(),
        Visiting = checkIn.Visiting ? 1 : 0,
        Door = checkIn.Door.ToString(),
    };
}

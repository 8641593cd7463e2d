using System.Collections.Immutable;
using Dapper;
using RedStation.Contracts.Profiles;
using RedStation.Domain.Honours;
using RedStation.Grains.Honours;
using RedStation.Storage.Certificates;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Honours;

/// <summary>
/// What riders' honours are computed from, read from the ledger and the cases each time: nothing is kept that could be out of date.
/// </summary>
public sealed class RiderHonours(IDatabase database, CertifiedHours hours, ConfiguredHonours list) : IRiderHonours
{
    private const string CountReports =
        """
        SELECT CAST(count(*) AS bigint) FROM case_reporters own JOIN cases told ON told.id = own.case_id
        WHERE own.rider_id = @RiderId AND told.status = 'Closed'
        """;

    /// <inheritdoc/>
    public async Task<ImmutableArray<HonourName>> Of(string riderId) => HonourRules.Of(list.All, await Facts(riderId));

    /// <summary>What counts of a rider.</summary>
    public async Task<HonourFacts> Facts(string riderId)
    {
        var reports = database.Read(connection => connection.QuerySingleAsync<long>(CountReports, new { RiderId = riderId }));
        return new HonourFacts(await hours.Of(riderId, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue), await reports);
    }
}

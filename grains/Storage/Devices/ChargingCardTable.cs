using System.Collections.Immutable;
using Dapper;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Grains.Devices.Cards;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Devices;

/// <summary>Cards as a table.</summary>
public sealed class ChargingCardTable(IDatabase database, TimeProvider clock) : IChargingCards
{
    private const string Columns =
        """
        SELECT digest AS Digest, id AS Id, rider_id AS RiderId, label AS Label, ending AS Ending, status AS Status, added_at AS AddedAt,
          expires_at AS ExpiresAt
        FROM charging_cards
        """;

    /// <summary>What a phone starts with counts apart: it is gone by itself.</summary>
    private const string Insert =
        """
        INSERT INTO charging_cards (digest, id, rider_id, label, ending, status, added_at, expires_at)
        SELECT @Digest, @Id, @RiderId, @Label, @Ending, @Status, @AddedAt, @ExpiresAt
        WHERE @ExpiresAt IS NOT NULL
          OR (SELECT count(*) FROM charging_cards WHERE rider_id = @RiderId AND expires_at IS NULL) < @Most
        """;

    private const string Forget = "DELETE FROM charging_cards WHERE expires_at <= @Now";

    /// <inheritdoc/>
    public Task<ChargingCard?> Find(string digest) => database.Read(async connection =>
        (await connection.QuerySingleOrDefaultAsync<Row>(Columns + " WHERE digest = @Digest", new { Digest = digest }))?.ToCard());

    /// <inheritdoc/>
    public async Task<bool> Add(string digest, ChargingCard card) => await database.Write(async (connection, transaction) =>
    {
        await connection.ExecuteAsync(Forget, new { Now = clock.GetUtcNow().ToUnixTimeMilliseconds() }, transaction);
        return await connection.ExecuteAsync(
            Insert,
            new
            {
                Digest = digest,
                card.Id,
                card.RiderId,
                card.Label,
                card.Ending,
                Status = card.Status.ToString(),
                AddedAt = card.AddedAt.ToUnixTimeMilliseconds(),
                ExpiresAt = card.ExpiresAt?.ToUnixTimeMilliseconds(),
                Most = (long)Limits.ChargingCards,
            },
            transaction);
    }) == 1;

    /// <inheritdoc/>
    public Task SetStatus(string digest, ChargingCardStatus status) => database.WriteRows((connection, transaction) => connection.ExecuteAsync(
        "UPDATE charging_cards SET status = @Status WHERE digest = @Digest", new { Digest = digest, Status = status.ToString() }, transaction));

    /// <inheritdoc/>
    public Task Remove(string digest) => database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync("DELETE FROM charging_cards WHERE digest = @Digest", new { Digest = digest }, transaction));

    /// <summary>A rider's cards, the latest first; not what their phone starts with.</summary>
    public Task<ImmutableArray<ChargingCard>> Of(string riderId) => database.Read(async connection => (ImmutableArray<ChargingCard>)
    [
        .. (await connection.QueryAsync<Row>(
            Columns + " WHERE rider_id = @RiderId AND expires_at IS NULL ORDER BY added_at DESC, id DESC", new { RiderId = riderId }))
            .Select(row => row.ToCard()),
    ]);

    /// <summary>The digest of a rider's card; null when they have none of that id.</summary>
    public Task<string?> DigestOf(string riderId, string cardId) => database.Read(connection => connection.QuerySingleOrDefaultAsync<string?>(
        "SELECT digest FROM charging_cards WHERE id = @Id AND rider_id = @RiderId", new { Id = cardId, RiderId = riderId }));

    private sealed record Row(
        string Digest, string Id, string RiderId, string Label, string Ending, string Status, long AddedAt, long? ExpiresAt)
    {
        public ChargingCard ToCard() => new(
            Id, RiderId, Label, Ending, Enum.Parse<ChargingCardStatus>(Status), DateTimeOffset.FromUnixTimeMilliseconds(AddedAt),
            ExpiresAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
    }
}

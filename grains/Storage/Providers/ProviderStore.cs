using Dapper;
using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Providers;

/// <summary>Organisations that give services.</summary>
public sealed class ProviderStore(IDatabase database, TimeProvider clock)
{
    private const string Columns =
        """
        SELECT id AS Id, name AS Name, name_en AS NameEn, contact AS Contact, address AS Address, district AS District, lat AS Lat, lon AS Lon
        FROM providers
        """;

    private const string PutOne =
        """
        INSERT INTO providers (id, name, name_en, contact, address, district, lat, lon, created_at)
        VALUES (@Id, @Name, @NameEn, @Contact, @Address, @District, @Lat, @Lon, @CreatedAt)
        ON CONFLICT (id) DO UPDATE
        SET name = excluded.name, name_en = excluded.name_en, contact = excluded.contact, address = excluded.address, district = excluded.district,
            lat = excluded.lat, lon = excluded.lon
        """;

    /// <summary>The provider with this id, or null.</summary>
    public Task<Provider?> Find(string id) => database.Read(async connection =>
        (await connection.QuerySingleOrDefaultAsync<Row>(Columns + " WHERE id = @Id", new { Id = id }))?.ToProvider());

    /// <summary>All providers by id. They are tens, not thousands.</summary>
    public Task<IReadOnlyList<Provider>> All() => database.Read<IReadOnlyList<Provider>>(async connection =>
        [.. (await connection.QueryAsync<Row>(Columns + " ORDER BY id")).Select(row => row.ToProvider())]);

    /// <summary>Registers a provider, or changes one.</summary>
    public Task Put(Provider provider)
    {
        var row = new
        {
            provider.Id,
            provider.Name,
            provider.NameEn,
            provider.Contact,
            provider.Address,
            provider.District,
            provider.Position?.Lat,
            provider.Position?.Lon,
            CreatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        return database.WriteRows((connection, transaction) => connection.ExecuteAsync(PutOne, row, transaction));
    }

    private sealed record Row(
        string Id, string Name, string? NameEn, string Contact, string Address, string District, double? Lat, double? Lon)
    {
        public Provider ToProvider() => new(
            Id, Name, NameEn, Contact, Address, District, Lat is { } lat && Lon is { } lon ? new GeoPoint(lat, lon) : null);
    }
}

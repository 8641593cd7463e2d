using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using RedStation.Domain.Partners;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Partners;

/// <summary>Delivery platforms as a table. They are tens, not thousands.</summary>
public sealed class PlatformStore(IDatabase database)
{
    /// <summary>The most platforms there may be.</summary>
    public const int Most = 100;

    private const string Columns =
        """
        SELECT id AS Id, name AS Name, status AS Status, redirect_uris AS RedirectUris, embed_origins AS EmbedOrigins, webhook_id AS WebhookId,
          minutes_per_month AS MinutesPerMonth, reads_scores AS ReadsScores, jwks AS Jwks, secret_hash AS SecretHash,
          previous_secret_hash AS PreviousSecretHash, previous_until AS PreviousUntil, operation AS Operation, fingerprint AS Fingerprint,
          rotation AS Rotation, created_at AS CreatedAt
        FROM platforms
        """;

    private const string Insert =
        """
        INSERT INTO platforms (id, name, status, redirect_uris, embed_origins, webhook_id, minutes_per_month, reads_scores, jwks, secret_hash,
          operation, fingerprint, created_at)
        VALUES (@Id, @Name, @Status, @RedirectUris, @EmbedOrigins, @WebhookId, @MinutesPerMonth, @ReadsScores, @Jwks, @SecretHash,
          @Operation, @Fingerprint, @CreatedAt)
        """;

    private const string Update =
        """
        UPDATE platforms SET name = @Name, redirect_uris = @RedirectUris, embed_origins = @EmbedOrigins, webhook_id = @WebhookId,
          minutes_per_month = @MinutesPerMonth, reads_scores = @ReadsScores, jwks = @Jwks
        WHERE id = @Id
        """;

    /// <summary>Once for each operation: the row says which was the last.</summary>
    private const string RotateOnce =
        """
        UPDATE platforms SET previous_secret_hash = secret_hash, previous_until = @Until, secret_hash = @SecretHash, rotation = @Rotation
        WHERE id = @Id AND (rotation IS NULL OR rotation <> @Rotation)
        """;

    private const string SetStatusOf = "UPDATE platforms SET status = @Status WHERE id = @Id";

    /// <summary>All, suspended ones too, in the order in which they were registered.</summary>
    public Task<ImmutableArray<PlatformClient>> All() => database.Read(async connection => (ImmutableArray<PlatformClient>)
        [.. (await connection.QueryAsync<Row>(Columns + " ORDER BY created_at, id")).Select(row => row.ToClient())]);

    /// <summary>One with what it shows who it is by, also a suspended one; null when there is none.</summary>
    public Task<PlatformClient?> Find(string id) => database.Read(connection => One(connection, null, id));

    /// <summary>Registers one. An operation repeated is the same as once.</summary>
    /// <param name="client">The platform.</param>
    /// <param name="operation">Whose command it is, and its operation id.</param>
    /// <param name="fingerprint">A digest of it.</param>
    public Task<PlatformAdded> Add(PlatformClient client, string operation, string fingerprint) => database.Write(async (connection, transaction) =>
    {
        var found = await connection.QuerySingleOrDefaultAsync<Row>(
            Columns + " WHERE operation = @Operation", new { Operation = operation }, transaction);
        if (found is not null)
        {
            return found.Fingerprint == fingerprint ? new PlatformAdded(found.ToClient(), false) : new PlatformAdded(null, OperationReused: true);
        }

        if (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM platforms", transaction: transaction) >= Most)
        {
            return new PlatformAdded(null, false);
        }

        await connection.ExecuteAsync(Insert, Row.Of(client, operation, fingerprint), transaction);
        return new PlatformAdded(client, false);
    });

    /// <summary>Changes what an administrator says of one; status and secret stay. Returns it as it is now, or null when there is none.</summary>
    public Task<PlatformClient?> Put(PlatformClient client) => database.WriteRows(async (connection, transaction) =>
    {
        await connection.ExecuteAsync(Update, Row.Of(client, "", ""), transaction);
        return await One(connection, transaction, client.Platform.Id);
    });

    /// <summary>Gives one a new secret; the one before works too until a time. The last operation repeated is the same as once.</summary>
    public Task Rotate(string id, string secretHash, DateTimeOffset until, string operation) => database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync(
            RotateOnce, new { Id = id, SecretHash = secretHash, Until = until.ToUnixTimeMilliseconds(), Rotation = operation }, transaction));

    /// <summary>Suspends one, or lets it take part again. Returns it as it is now, or null when there is none.</summary>
    public Task<PlatformClient?> SetStatus(string id, PlatformStatus status) => database.WriteRows(async (connection, transaction) =>
    {
        await connection.ExecuteAsync(SetStatusOf, new { Id = id, Status = NameOf(status) }, transaction);
        return await One(connection, transaction, id);
    });

    private static async Task<PlatformClient?> One(DbConnection connection, DbTransaction? transaction, string id) =>
        (await connection.QuerySingleOrDefaultAsync<Row>(Columns + " WHERE id = @Id", new { Id = id }, transaction))?.ToClient();

    private static string NameOf(PlatformStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    private sealed record Row(
        string Id,
        string Name,
        string Status,
        string RedirectUris,
        string EmbedOrigins,
        string? WebhookId,
        long MinutesPerMonth,
        long ReadsScores,
        string? Jwks,
        string SecretHash,
        string? PreviousSecretHash,
        long? PreviousUntil,
        string Operation,
        string Fingerprint,
        string? Rotation,
        long CreatedAt)
    {
        public static Row Of(PlatformClient client, string operation, string fingerprint) => new(
            client.Platform.Id, client.Platform.Name, NameOf(client.Platform.Status), string.Join(' ', client.Platform.RedirectUris),
            string.Join(' ', client.Platform.EmbedOrigins), client.Platform.WebhookId, client.Platform.MinutesPerMonth,
            client.Platform.ReadsScores ? 1 : 0, client.Jwks, client.SecretHash, null, null, operation, fingerprint, null,
            client.Platform.CreatedAt.ToUnixTimeMilliseconds());

        public PlatformClient ToClient() => new(
            new Platform(
                Id, Name, Enum.Parse<PlatformStatus>(Status, ignoreCase: true), Words(RedirectUris), Words(EmbedOrigins), WebhookId,
                (int)MinutesPerMonth, ReadsScores == 1, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt)),
            Jwks, SecretHash, PreviousSecretHash, PreviousUntil is { } until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null, Rotation);

        private static ImmutableArray<string> Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}

/// <summary>What came of registering a platform.</summary>
/// <param name="Client">It, or null when it was refused.</param>
/// <param name="OperationReused">Whether that was because its operation id was used for another; otherwise there are too many.</param>
public sealed record PlatformAdded(PlatformClient? Client, bool OperationReused);

/// <summary>A platform with what it shows who it is by.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Jwks">Its public keys (RFC 7517), or null when it has only its secret.</param>
/// <param name="SecretHash">The SHA-256 of its secret, in lower-case hex.</param>
/// <param name="PreviousSecretHash">The same of the secret before, while the platform changes over.</param>
/// <param name="PreviousUntil">Until when that one works too.</param>
/// <param name="Rotation">Who last changed the secret, and by which operation id; null when nobody has.</param>
public sealed record PlatformClient(
    Platform Platform,
    string? Jwks,
    string SecretHash,
    string? PreviousSecretHash = null,
    DateTimeOffset? PreviousUntil = null,
    string? Rotation = null)
{
    /// <summary>Whether a secret with this SHA-256 works now.</summary>
    public bool HasSecret(string hash, DateTimeOffset now) => hash == SecretHash || (hash == PreviousSecretHash && now < PreviousUntil);
}

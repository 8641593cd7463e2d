using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using RedStation.Domain.Certificates;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Certificates;

/// <summary>Certificates of social hours that were issued, and which of them were revoked.</summary>
public sealed class CertificateStore(IDatabase database, TimeProvider clock)
{
    /// <summary>How many valid certificates a rider may have at once.</summary>
    public const int MostValid = 20;

    /// <summary>A list that is fuller is followed by another, so that a free index is found at the second try on average.</summary>
    private const int MostOfAList = StatusList.Size / 2;

    private const int DecoysOfAList = 64;
    private const int Shown = 50;

    private const string CountValid =
        "SELECT count(*) FROM certificates WHERE rider_id = @RiderId AND expires_at > @IssuedAt AND revoked_at IS NULL";

    private const string FindList = "SELECT coalesce(max(status_list), 0) FROM certificate_decoys";

    private const string CountOfList = "SELECT count(*) FROM certificates WHERE status_list = @List";

    private const string AddDecoy = "INSERT INTO certificate_decoys (status_list, status_index) VALUES (@List, @Index) ON CONFLICT DO NOTHING";

    private const string Insert =
        """
        INSERT INTO certificates (id, rider_id, status_list, status_index, counted_from, issued_at, expires_at)
        SELECT @Id, @RiderId, @List, @Index, @CountedFrom, @IssuedAt, @ExpiresAt
        WHERE NOT EXISTS (SELECT 1 FROM certificate_decoys WHERE status_list = @List AND status_index = @Index)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>By way of the reversals, which are few: no certificate is looked at whose rider had nothing taken back.</summary>
    private const string RevokeCounted =
        """
        UPDATE certificates SET revoked_at = @Now, revocation = 'corrected'
        WHERE revoked_at IS NULL AND expires_at > @Now AND id IN (
          SELECT counted.id FROM ledger_transactions undone
          JOIN ledger_transactions booked ON booked.operation_id = undone.related_id
          JOIN ledger_entries entry ON entry.operation_id = booked.operation_id AND entry.unit = 'socialMinutes'
          JOIN certificates counted ON 'rider:' || counted.rider_id = entry.account
          WHERE undone.step = 'reversal' AND undone.at >= counted.issued_at AND booked.at <= counted.issued_at
            AND coalesce(booked.effective_at, booked.at) >= counted.counted_from)
        """;

    private const string FindRevoked =
        """
        SELECT status_index FROM certificates WHERE status_list = @List AND revoked_at IS NOT NULL
        UNION ALL SELECT status_index FROM certificate_decoys WHERE status_list = @List
        """;

    private const string Columns =
        """
        SELECT id AS Id, rider_id AS RiderId, issued_at AS IssuedAt, expires_at AS ExpiresAt, revoked_at AS RevokedAt, revocation AS Revocation,
          reason AS Reason
        FROM certificates
        """;

    private const string RevokeOnce =
        """
        UPDATE certificates SET revoked_at = @Now, revocation = @Revocation, reason = @Reason, revoked_by = @By
        WHERE id = @Id AND revoked_at IS NULL
        """;

    /// <summary>
    /// Registers a certificate under a free index of a status list. Null, changing nothing, when its rider has <see cref="MostValid"/> already.
    /// </summary>
    public Task<StatusEntry?> Register(NewCertificate certificate) => database.WriteRows(async (connection, sql) =>
    {
        var issued = new { certificate.RiderId, IssuedAt = certificate.IssuedAt.ToUnixTimeMilliseconds() };
        if (await connection.ExecuteScalarAsync<long>(CountValid, issued, sql) >= MostValid)
        {
            return null;
        }

        var list = await ListWithRoom(connection, sql);
        while (true)
        {
            var entry = new StatusEntry(list, RandomNumberGenerator.GetInt32(StatusList.Size));
            var row = new
            {
                certificate.Id,
                certificate.RiderId,
                List = (long)entry.List,
                Index = (long)entry.Index,
                CountedFrom = certificate.CountedFrom.ToUnixTimeMilliseconds(),
                issued.IssuedAt,
                ExpiresAt = certificate.ExpiresAt.ToUnixTimeMilliseconds(),
            };
            if (await connection.ExecuteAsync(Insert, row, sql) > 0)
            {
                return entry;
            }
        }
    });

    /// <summary>
    /// Revokes the valid certificates that count hours which were taken back after they were issued. Repeating it changes nothing.
    /// </summary>
    public Task<int> RevokeCorrected() => database.WriteRows((connection, sql) =>
        connection.ExecuteAsync(RevokeCounted, new { Now = clock.GetUtcNow().ToUnixTimeMilliseconds() }, sql));

    /// <summary>How many status lists there are; they are numbered from 1.</summary>
    public async Task<int> Lists() => (int)await database.Read(connection => connection.ExecuteScalarAsync<long>(FindList));

    /// <summary>The revoked indices of a list, decoys among them.</summary>
    public Task<IReadOnlyCollection<int>> Revoked(int list) => database.Read<IReadOnlyCollection<int>>(async connection =>
        [.. (await connection.QueryAsync<long>(FindRevoked, new { List = (long)list })).Select(index => (int)index)]);

    /// <summary>A rider's certificates, the newest first; the last fifty.</summary>
    public Task<IReadOnlyList<RegisteredCertificate>> Of(string riderId) => database.Read<IReadOnlyList<RegisteredCertificate>>(async connection =>
    [
        .. (await connection.QueryAsync<Row>(
                Columns + " WHERE rider_id = @RiderId ORDER BY issued_at DESC, id LIMIT @Limit", new { RiderId = riderId, Limit = Shown }))
            .Select(row => row.ToCertificate()),
    ]);

    /// <summary>A certificate, or null.</summary>
    public Task<RegisteredCertificate?> Find(string id) => database.Read(async connection =>
        (await connection.QuerySingleOrDefaultAsync<Row>(Columns + " WHERE id = @Id", new { Id = id }))?.ToCertificate());

    /// <summary>Revokes a certificate, once; repeating it changes nothing.</summary>
    /// <param name="id">The certificate.</param>
    /// <param name="revocation">Who does.</param>
    /// <param name="by">The person.</param>
    /// <param name="reason">Why, when the office does.</param>
    public Task Revoke(string id, CertificateRevocation revocation, string by, string? reason) =>
        database.WriteRows((connection, sql) => connection.ExecuteAsync(
            RevokeOnce,
            new { Id = id, Now = clock.GetUtcNow().ToUnixTimeMilliseconds(), Revocation = NameOf(revocation), Reason = reason, By = by },
            sql));

    /// <summary>The newest list, or one more when it is half full or there is none.</summary>
    private static async Task<int> ListWithRoom(DbConnection connection, DbTransaction sql)
    {
        var list = await connection.ExecuteScalarAsync<long>(FindList, transaction: sql);
        if (list > 0 && await connection.ExecuteScalarAsync<long>(CountOfList, new { List = list }, sql) < MostOfAList)
        {
            return (int)list;
        }

        list++;
        var decoys = Enumerable.Range(0, DecoysOfAList)
            .Select(_ => new { List = list, Index = (long)RandomNumberGenerator.GetInt32(StatusList.Size) });
        await connection.ExecuteAsync(AddDecoy, decoys, sql);
        return (int)list;
    }

    private static string NameOf(CertificateRevocation revocation) => revocation switch
    {
        CertificateRevocation.Corrected => "corrected",
        CertificateRevocation.Holder => "holder",
        _ => "office",
    };

    private sealed record Row(
        string Id, string RiderId, long IssuedAt, long ExpiresAt, long? RevokedAt, string? Revocation, string? Reason)
    {
        public RegisteredCertificate ToCertificate() => new(
            Id, RiderId, DateTimeOffset.FromUnixTimeMilliseconds(IssuedAt), DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt),
            RevokedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            Revocation is null ? null : Enum.Parse<CertificateRevocation>(Revocation, ignoreCase: true), Reason);
    }
}

/// <summary>A certificate that is to be registered.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RiderId">Whose it is.</param>
/// <param name="CountedFrom">From when hours were counted.</param>
/// <param name="IssuedAt">When it is issued; hours are counted until then.</param>
/// <param name="ExpiresAt">Until when it is valid.</param>
public sealed record NewCertificate(string Id, string RiderId, DateTimeOffset CountedFrom, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);

/// <summary>A place in a status list.</summary>
/// <param name="List">The list, from 1.</param>
/// <param name="Index">The index in it, from 0.</param>
public sealed record StatusEntry(int List, int Index);

/// <summary>A certificate that was issued, without what it says: that is with its holder alone.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RiderId">Whose it is.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="ExpiresAt">Until when it is valid.</param>
/// <param name="RevokedAt">When it was revoked, or null.</param>
/// <param name="Revocation">Who revoked it, or null.</param>
/// <param name="Reason">Why, when the office did; or null.</param>
public sealed record RegisteredCertificate(
    string Id,
    string RiderId,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt,
    CertificateRevocation? Revocation,
    string? Reason);

/// <summary>Who revoked a certificate.</summary>
public enum CertificateRevocation
{
    /// <summary>Nobody: hours that it counts were corrected.</summary>
    Corrected,

    /// <summary>Its holder.</summary>
    Holder,

    /// <summary>A dispatcher or an administrator.</summary>
    Office,
}

using Dapper;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Erasure;

/// <summary>What tables know of a rider that nobody lists to them otherwise.</summary>
public sealed class PersonalRecords(IDatabase database, TimeProvider clock)
{
    private const string FindAccount =
        """
        SELECT display_name AS DisplayName, created_at AS CreatedAt, CAST(CASE WHEN phone_hash IS NULL THEN 0 ELSE 1 END AS bigint) AS HasPhone
        FROM accounts WHERE id = @RiderId
        """;

    private const string FindSessions =
        """
        SELECT id AS Id, expires_at AS ExpiresAt, revoked_at AS EndedAt FROM refresh_families
        WHERE subject = @RiderId AND expires_at > @Now ORDER BY expires_at, id
        """;

    private const string FindPhotos =
        """
        SELECT id AS Id, case_id AS CaseId, content_type AS ContentType, created_at AS CreatedAt
        FROM photos WHERE rider_id = @RiderId ORDER BY created_at, id
        """;

    private const string FindVoices =
        """
        SELECT id AS Id, case_id AS CaseId, content_type AS ContentType, created_at AS CreatedAt
        FROM voices WHERE rider_id = @RiderId ORDER BY created_at, id
        """;

    private const string FindPresentations =
        """
        SELECT id AS Id, presentation AS Presentation, expires_at AS ExpiresAt
        FROM presentations WHERE rider_id = @RiderId ORDER BY expires_at, id
        """;

    private const string FindShifts =
        """
        SELECT since AS Since, until AS Until, district AS District FROM duty_spans WHERE rider_id = @RiderId ORDER BY since
        """;

    private const string FindHardship =
        """
        SELECT id AS Id, district AS District, points AS Points, reason AS Reason, proposed_at AS ProposedAt, status AS Status,
          decided_at AS DecidedAt, note AS Note
        FROM hardship_grants WHERE rider_id = @RiderId ORDER BY proposed_at, id
        """;

    /// <summary>The account; null for a rider whom another system signs in.</summary>
    public Task<OwnAccount?> Account(string riderId) => database.Read(async connection =>
        await connection.QuerySingleOrDefaultAsync<AccountRow>(FindAccount, new { RiderId = riderId }) is { } row
            ? new OwnAccount(row.DisplayName, Time(row.CreatedAt), row.HasPhone != 0)
            : null);

    /// <summary>Sign-ins that are kept.</summary>
    public Task<IEnumerable<OwnSession>> Sessions(string riderId) => List<SessionRow, OwnSession>(
        FindSessions, riderId, row => new OwnSession(row.Id, Time(row.ExpiresAt), row.EndedAt is { } at ? Time(at) : null));

    /// <summary>Photos, without their bytes.</summary>
    public Task<IEnumerable<OwnMedia>> Photos(string riderId) => List<MediaRow, OwnMedia>(FindPhotos, riderId, row => row.ToMedia("photos"));

    /// <summary>Recordings, without their bytes.</summary>
    public Task<IEnumerable<OwnMedia>> Voices(string riderId) => List<MediaRow, OwnMedia>(FindVoices, riderId, row => row.ToMedia("voices"));

    /// <summary>What was shown of certificates and has its link still.</summary>
    public Task<IEnumerable<OwnPresentation>> Presentations(string riderId) => List<PresentationRow, OwnPresentation>(
        FindPresentations, riderId, row => new OwnPresentation(row.Id, row.Presentation, Time(row.ExpiresAt)));

    /// <summary>Shifts, for as long as they are kept.</summary>
    public Task<IEnumerable<OwnShift>> Shifts(string riderId) => List<ShiftRow, OwnShift>(
        FindShifts, riderId, row => new OwnShift(Time(row.Since), Time(row.Until), row.District));

    /// <summary>Points that a district gave, or was asked for, because of hardship.</summary>
    public Task<IEnumerable<OwnHardship>> Hardship(string riderId) => List<HardshipRow, OwnHardship>(
        FindHardship, riderId, row => new OwnHardship(
            row.Id, row.District, row.Points, row.Reason, Time(row.ProposedAt), row.Status, row.DecidedAt is { } at ? Time(at) : null, row.Note));

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);

    private Task<IEnumerable<T>> List<TRow, T>(string query, string riderId, Func<TRow, T> item) => database.Read(async connection =>
        (await connection.QueryAsync<TRow>(query, new { RiderId = riderId, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() })).Select(item));

    private sealed record AccountRow(string DisplayName, long CreatedAt, long HasPhone);

    private sealed record SessionRow(string Id, long ExpiresAt, long? EndedAt);

    private sealed record MediaRow(string Id, string? CaseId, string ContentType, long CreatedAt)
    {
        public OwnMedia ToMedia(string kind) => new(Id, $"/api/v1/{kind}/{Id}", ContentType, Time(CreatedAt), CaseId);
    }

    private sealed record ShiftRow(long Since, long Until, string District);

    private sealed record PresentationRow(string Id, string Presentation, long ExpiresAt);

    private sealed record HardshipRow(
        string Id, string District, long Points, string Reason, long ProposedAt, string Status, long? DecidedAt, string? Note);
}

using System.Data.Common;
using System.Text.Json;
using Dapper;
using RedStation.Contracts.Cases;
using RedStation.Domain.Outbound;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Outbound;

/// <summary>Where people are told what becomes of their reports, as a table. With a receiver goes what it was still to be told.</summary>
public sealed class NoticeReceiverStore(IDatabase database, TimeProvider clock)
{
    private const string Columns =
        """
        SELECT id AS Id, person_id AS PersonId, channel AS Channel, language AS Language, session_id AS SessionId, endpoint AS Endpoint,
          p256dh AS P256dh, auth AS Auth, address AS Address, created_at AS CreatedAt
        FROM notice_receivers
        """;

    private const string SessionLasts =
        """
        (session_id IS NULL OR EXISTS (
          SELECT 1 FROM refresh_families family
          WHERE family.id = notice_receivers.session_id AND family.revoked_at IS NULL AND family.expires_at > @Now))
        """;

    /// <summary>A browser that somebody else signs in with is theirs from then on, and since then.</summary>
    private const string Upsert =
        """
        INSERT INTO notice_receivers (id, person_id, channel, language, session_id, endpoint, p256dh, auth, address, created_at, put_at)
        VALUES (@Id, @PersonId, @Channel, @Language, @SessionId, @Endpoint, @P256dh, @Auth, @Address, @Now, @Now)
        ON CONFLICT (id) DO UPDATE
        SET created_at = CASE WHEN notice_receivers.person_id = excluded.person_id THEN notice_receivers.created_at ELSE excluded.created_at END,
            person_id = excluded.person_id, language = excluded.language, session_id = excluded.session_id, p256dh = excluded.p256dh,
            auth = excluded.auth, address = excluded.address, put_at = excluded.put_at
        """;

    private const string FindOther = "SELECT id FROM notice_receivers WHERE id = @Id AND person_id <> @PersonId";

    private const string FindTooMany =
        """
        SELECT id FROM notice_receivers WHERE person_id = @PersonId AND channel = 'push' AND id NOT IN (
          SELECT id FROM notice_receivers WHERE person_id = @PersonId AND channel = 'push' ORDER BY put_at DESC, id LIMIT @Most)
        """;

    private const string FindOwn = "SELECT id FROM notice_receivers WHERE id = @Id AND person_id = @PersonId";

    private const string FindEnded = "SELECT id FROM notice_receivers WHERE NOT " + SessionLasts;

    private const string AddWishes =
        """
        INSERT INTO notice_wishes (subject, ordinal, receiver_id)
        SELECT CAST(@Subject AS text), CAST(@Ordinal AS bigint), id FROM notice_receivers WHERE person_id = @PersonId AND
        """ + " " + SessionLasts + " ON CONFLICT DO NOTHING";

    private static readonly string[] Forgetting =
    [
        "DELETE FROM outbound_deliveries WHERE webhook_id = @Id",
        "DELETE FROM notice_wishes WHERE receiver_id = @Id",
        "DELETE FROM notice_receivers WHERE id = @Id",
    ];

    /// <summary>Tells a person there from now on, or goes on doing so. Repeating it changes nothing.</summary>
    public Task Put(NoticeReceiver receiver) => database.Write(async (connection, transaction) =>
    {
        var row = new
        {
            receiver.Id,
            receiver.PersonId,
            Channel = NameOf(receiver.Channel),
            Language = NameOf(receiver.Language),
            receiver.SessionId,
            receiver.Subscription?.Endpoint,
            receiver.Subscription?.P256dh,
            receiver.Subscription?.Auth,
            receiver.Address,
            Now = Now(),
            Most = NoticeRules.MostBrowsers,
        };
        // What the person before was still to be told there is not for this one.
        await Forget(connection, transaction, FindOther, row);
        await connection.ExecuteAsync(Upsert, row, transaction);
        return await Forget(connection, transaction, FindTooMany, row);
    });

    /// <summary>Tells a person there no more. Another person's, or one that is gone, changes nothing.</summary>
    public Task Remove(string id, string personId) => database.Write((connection, transaction) =>
        Forget(connection, transaction, FindOwn, new { Id = id, PersonId = personId }));

    /// <summary>Tells a person nowhere any more.</summary>
    public Task RemoveAll(string personId) => database.Write((connection, transaction) =>
        Forget(connection, transaction, "SELECT id FROM notice_receivers WHERE person_id = @PersonId", new { PersonId = personId }));

    /// <summary>Its service says that there is nobody any more.</summary>
    public Task RemoveGone(string id) => database.Write((connection, transaction) =>
        Forget(connection, transaction, "SELECT id FROM notice_receivers WHERE id = @Id", new { Id = id }));

    /// <summary>Lets go of browsers whose sessions are over. Nothing is told there in any case. Returns how many.</summary>
    public Task<int> RemoveEnded() => database.Write((connection, transaction) =>
        Forget(connection, transaction, FindEnded, new { Now = Now() }));

    /// <summary>A person's receivers, the first chosen first.</summary>
    public Task<IReadOnlyList<NoticeReceiver>> Of(string personId) => database.Read<IReadOnlyList<NoticeReceiver>>(async connection =>
    [
        .. (await connection.QueryAsync<Row>(Columns + " WHERE person_id = @PersonId ORDER BY created_at, id", new { PersonId = personId }))
            .Select(row => row.ToReceiver()),
    ]);

    /// <summary>One that may be told now, or null.</summary>
    public Task<NoticeReceiver?> Find(string id) => database.Read(async connection =>
        (await connection.QuerySingleOrDefaultAsync<Row>(Columns + " WHERE id = @Id AND " + SessionLasts, new { Id = id, Now = Now() }))
            ?.ToReceiver());

    /// <summary>
    /// Notes who is told the lines of a case that have become events, in the caller's transaction. What has long been is no news: it comes from
    /// another system, or from before there were events.
    /// </summary>
    internal static async Task Note(DbConnection connection, DbTransaction transaction, CaseView view, long known, DateTimeOffset now)
    {
        for (var line = (int)known; line < view.History.Length; line++)
        {
            if (now - view.History[line].At < NoticeRules.Life)
            {
                var told = NoticeRules.Told(view, line).Select(person => new
                {
                    Subject = view.Id,
                    Ordinal = line + 1L,
                    PersonId = person,
                    Now = now.ToUnixTimeMilliseconds(),
                });
                await connection.ExecuteAsync(AddWishes, told, transaction);
            }
        }
    }

    private static async Task<int> Forget(DbConnection connection, DbTransaction transaction, string find, object key)
    {
        var ids = (await connection.QueryAsync<string>(find, key, transaction)).AsList();
        foreach (var statement in Forgetting)
        {
            await connection.ExecuteAsync(statement, ids.Select(id => new { Id = id }), transaction);
        }

        return ids.Count;
    }

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed record Row(
        string Id, string PersonId, string Channel, string Language, string? SessionId, string? Endpoint, string? P256dh, string? Auth,
        string? Address, long CreatedAt)
    {
        public NoticeReceiver ToReceiver() => new(
            Id, PersonId, Enum.Parse<NoticeChannel>(Channel, ignoreCase: true), Enum.Parse<NoticeLanguage>(Language, ignoreCase: true), SessionId,
            Endpoint is null ? null : new PushSubscription(Endpoint, P256dh!, Auth!), Address, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }
}

using System.Text.Json;
using Dapper;
using RedStation.Domain.Erasure;
using RedStation.Storage.Databases;
using RedStation.Storage.Media;
using RedStation.Storage.Outbound;

namespace RedStation.Storage.Erasure;

/// <summary>
/// What tables know of a rider that no grain keeps. Each part may be done any number of times. The ledger is not among them: it knows riders by
/// their id alone, and is for good. Codes that were sent to a phone stay for the day for which they are counted: they know a digest of the number.
/// </summary>
public sealed class ErasedTables(IDatabase database, NoticeReceiverStore notices, MediaRemovals removals, TimeProvider clock)
{
    /// <summary>Photos and recordings of a transaction: their bytes may be in the rows.</summary>
    private const int MediaAtOnce = 100;

    /// <summary>
    /// The account goes, and its phone is free for another one; with their links the tokens end that platforms hold. Sessions stay for as long as
    /// they would have lasted, ended and without name.
    /// </summary>
    private static readonly string[] SignIn =
    [
        "DELETE FROM known_devices WHERE owner = @RiderId OR owner IN (SELECT phone_hash FROM accounts WHERE id = @RiderId)",
        "UPDATE refresh_families SET revoked_at = coalesce(revoked_at, @Now), display_name = '' WHERE subject = @RiderId",
        "DELETE FROM platform_links WHERE rider_id = @RiderId",
        "DELETE FROM accounts WHERE id = @RiderId AND role = 'rider'",
    ];

    private static readonly string[] Records =
    [
        "DELETE FROM presentations WHERE rider_id = @RiderId",
        """
        UPDATE certificates SET revoked_at = coalesce(revoked_at, @Now), revocation = coalesce(revocation, 'holder'),
          revoked_by = coalesce(revoked_by, rider_id), reason = NULL
        WHERE rider_id = @RiderId AND (revoked_at IS NULL OR reason IS NOT NULL)
        """,
        "UPDATE check_ins SET display_name = @Name, answer = NULL WHERE rider_id = @RiderId AND (answer IS NOT NULL OR display_name <> @Name)",
        """
        UPDATE hardship_grants SET rider_name = @Name, reason = '', note = NULL, status = CASE WHEN status = 'proposed' THEN 'expired' ELSE status END
        WHERE rider_id = @RiderId AND rider_name <> @Name
        """,
        // The row of a duty is not written with its rider again.
        "UPDATE platform_duties SET rider_id = '' WHERE rider_id = @RiderId",
        "DELETE FROM duty_spans WHERE rider_id = @RiderId",
        "DELETE FROM hiring_consents WHERE rider_id = @RiderId",
        "DELETE FROM hiring_exported WHERE rider_id = @RiderId",
        "DELETE FROM dispatch_decisions WHERE rider_id = @RiderId",
        "DELETE FROM charging_cards WHERE rider_id = @RiderId",
        // Which operation it was is asked by nobody else.
        """
        UPDATE equipment_commands SET asked_by = '', operation = id
        WHERE asked_by = @RiderId OR substr(operation, 1, length(@RiderId) + 1) = @RiderId || ' '
        """,
        "DELETE FROM data_exports WHERE rider_id = @RiderId",
        "DELETE FROM photo_parts WHERE rider_id = @RiderId",
    ];

    /// <summary>Answers of commands, which are given again for a day. Views say who by their subject.</summary>
    private const string DropAnswers = "UPDATE operations SET answer = NULL, until = forget_at WHERE answer LIKE @Pattern ESCAPE '!'";

    /// <summary>Ends whatever the rider is signed in with. What other processes have open ends within moments.</summary>
    public Task EndSignIn(string riderId) => Execute(SignIn, riderId);

    /// <summary>Lets go of everything else.</summary>
    public async Task Erase(string riderId, CancellationToken stopping)
    {
        await EndSignIn(riderId);
        await notices.RemoveAll(riderId);
        await Execute(Records, riderId);
        foreach (var kind in MediaKind.All)
        {
            while (await RemoveMedia(kind, riderId) == MediaAtOnce)
            {
                stopping.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Lets go of answers that tell about the rider. After all who give such answers have let go of what they would say.</summary>
    public Task DropAnswersAbout(string riderId)
    {
        var written = JsonSerializer.Serialize(riderId);
        var pattern = '%' + written.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal)
            .Replace("_", "!_", StringComparison.Ordinal) + '%';
        return database.WriteRows((connection, transaction) => connection.ExecuteAsync(DropAnswers, new { Pattern = pattern }, transaction));
    }

    private Task<int> RemoveMedia(MediaKind kind, string riderId) => database.WriteRows(async (connection, transaction) =>
    {
        var found = (await connection.QueryAsync<Kept>(
            $"SELECT id AS Id, stored_at AS StoredAt FROM {kind.Table} WHERE rider_id = @RiderId ORDER BY id LIMIT @Limit",
            new { RiderId = riderId, Limit = MediaAtOnce },
            transaction)).AsList();
        foreach (var one in found)
        {
            await connection.ExecuteAsync($"DELETE FROM {kind.Table} WHERE id = @Id", new { one.Id }, transaction);
            await removals.Unnamed(connection, transaction, one.StoredAt);
        }

        return found.Count;
    });

    private Task<int> Execute(IEnumerable<string> statements, string riderId) => database.WriteRows(async (connection, transaction) =>
    {
        var values = new { RiderId = riderId, ErasedPerson.Name, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        var changed = 0;
        foreach (var statement in statements)
        {
            changed += await connection.ExecuteAsync(statement, values, transaction);
        }

        return changed;
    });

    private sealed class Kept
    {
        public string Id { get; init; } = "";

        public string? StoredAt { get; init; }
    }
}

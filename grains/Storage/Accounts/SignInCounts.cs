using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using RedStation.Domain.Accounts;

namespace RedStation.Storage.Accounts;

/// <summary>The table of what is counted by the hour and the day, inside a transaction of somebody else.</summary>
internal static class SignInCounts
{
    private const string Count =
        """
        INSERT INTO sign_in_counts (name, count, until) VALUES (@Name, @By, @Until)
        ON CONFLICT (name) DO UPDATE SET count = sign_in_counts.count + @By
        """;

    /// <summary>What was counted so far; a count that is not there is none.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> Find(
        DbConnection connection, DbTransaction? transaction, ImmutableArray<SignInWindow> windows)
    {
        var counts = new Dictionary<string, long>();
        foreach (var window in windows)
        {
            counts[window.Name] = await connection.ExecuteScalarAsync<long?>(
                "SELECT count FROM sign_in_counts WHERE name = @Name", new { window.Name }, transaction) ?? 0;
        }

        return counts;
    }

    /// <summary>Whether a window has as much as it may.</summary>
    public static async Task<bool> IsFull(DbConnection connection, DbTransaction? transaction, SignInWindow window) =>
        (await Find(connection, transaction, [window]))[window.Name] >= window.Most;

    /// <summary>Adds to windows, always in the same order, so that two who count at once wait for each other and not in a circle.</summary>
    public static Task<int> Add(DbConnection connection, DbTransaction transaction, ImmutableArray<SignInWindow> windows, int by) =>
        connection.ExecuteAsync(
            Count,
            windows.OrderBy(window => window.Name, StringComparer.Ordinal)
                .Select(window => new { window.Name, By = (long)by, Until = window.Until.ToUnixTimeMilliseconds() }),
            transaction);

    /// <summary>Forgets windows that are over.</summary>
    public static Task<int> ForgetOld(DbConnection connection, DbTransaction transaction, DateTimeOffset now) => connection.ExecuteAsync(
        "DELETE FROM sign_in_counts WHERE until <= @Now", new { Now = now.ToUnixTimeMilliseconds() }, transaction);
}

using System.Collections.Immutable;
using System.Net.Sockets;
using Dapper;
using Npgsql;
using RedStation.Grains.Settings;
using RedStation.Storage.Databases;
using RedStation.Storage.Migrations;

namespace RedStation.Silo.Checks;

/// <summary>Asks PostgreSQL about itself.</summary>
internal static class PostgresProbe
{
    /// <summary>What Orleans calls a silo that is at work.</summary>
    private const int Active = 3;

    private const string Others =
        """
        SELECT count(*)::integer FROM pg_stat_activity
        WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name NOT LIKE 'redstation%'
        """;

    /// <summary>Adds what is known of the database, or why nothing is.</summary>
    public static async Task<SetupFacts> Run(SetupFacts facts, string connectionString, TimeProvider clock)
    {
        try
        {
            await using var sources = new PostgresSources(connectionString);
            var data = new NpgsqlConnectionStringBuilder(sources.Text);
            var membership = new NpgsqlConnectionStringBuilder(sources.Membership.ConnectionString);
            var known = facts with
            {
                Connection = new ConnectionFacts(
                    data.Host ?? "", data.Username ?? "", data.Password, data.SslMode >= SslMode.Require, data.MaxPoolSize + membership.MaxPoolSize),
            };
            try
            {
                await using var connection = await sources.Data.OpenConnectionAsync();
                return known with { Database = await Ask(connection, clock) };
            }
            catch (NpgsqlException exception)
            {
                return known with { DatabaseFault = Sentence(exception, data) };
            }
        }
        catch (StartException refusal)
        {
            return facts with { DatabaseFault = refusal.Message };
        }
    }

    /// <summary>Why the database cannot be used, without its password.</summary>
    internal static string Sentence(NpgsqlException exception, NpgsqlConnectionStringBuilder data) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword } =>
            $"The database at {data.Host}:{data.Port} refuses the password of {data.Username}.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidAuthorizationSpecification } denied =>
            $"The database at {data.Host}:{data.Port} does not let {data.Username} in: {denied.MessageText}.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            $"There is no database {data.Database} at {data.Host}:{data.Port}. Create it, owned by {data.Username}.",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } =>
            $"The database at {data.Host}:{data.Port} has no connection left.",
        PostgresException other => $"The database at {data.Host}:{data.Port} answers: {other.MessageText} ({other.SqlState}).",
        { InnerException: SocketException or TimeoutException } =>
            $"Nothing answers at {data.Host}:{data.Port}, where ConnectionStrings:{DatabaseChoice.ConnectionString} says the database is: "
            + $"{exception.InnerException.Message}.",
        _ => $"The database at {data.Host}:{data.Port} cannot be used: {exception.Message}",
    };

    private static async Task<DatabaseFacts> Ask(NpgsqlConnection connection, TimeProvider clock)
    {
        var asked = clock.GetUtcNow();
        var told = new DateTimeOffset(await connection.ExecuteScalarAsync<DateTime>("SELECT clock_timestamp()"), TimeSpan.Zero);
        var heard = clock.GetUtcNow();
        var names = WritesAreDurable.Settings.Concat(ConnectionsSuffice.Settings).Append("transaction_read_only").ToArray();
        var settings = (await connection.QueryAsync<(string Name, string Setting)>(
            "SELECT name, setting FROM pg_settings WHERE name = ANY(@Names)", new { Names = names }))
                .ToImmutableDictionary(one => one.Name, one => one.Setting);
        return new DatabaseFacts
        {
            Applied = await Exists(connection, "schemaversions")
                ? [.. await connection.QueryAsync<string>("SELECT scriptname FROM schemaversions")]
                : [],
            Known = [.. MigrationScripts.Of("postgres").Select(script => script.Name)],
            ClockAhead = told > heard ? told - heard : told < asked ? told - asked : TimeSpan.Zero,
            Settings = settings,
            OthersConnections = await connection.ExecuteScalarAsync<int>(Others),
            Silos = await Exists(connection, "orleansmembershiptable")
                ? await connection.ExecuteScalarAsync<int>(
                    "SELECT count(*)::integer FROM OrleansMembershipTable WHERE Status = @Active", new { Active })
                : 0,
            ReadOnly = settings.GetValueOrDefault("transaction_read_only") == "on"
                || await connection.ExecuteScalarAsync<bool>("SELECT pg_is_in_recovery()"),
        };
    }

    private static Task<bool> Exists(NpgsqlConnection connection, string table) =>
        connection.ExecuteScalarAsync<bool>("SELECT to_regclass(@Table) IS NOT NULL", new { Table = table });
}

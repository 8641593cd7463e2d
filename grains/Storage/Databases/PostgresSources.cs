using Npgsql;
using RedStation.Grains.Settings;

namespace RedStation.Storage.Databases;

/// <summary>Where connections to PostgreSQL come from. What the connection string says goes before the defaults here.</summary>
public sealed class PostgresSources : IAsyncDisposable, IDisposable
{
    /// <summary>Times the processes of a cluster this stays below PostgreSQL's own default of 100 connections.</summary>
    private const int Connections = 20;

    /// <summary>Membership is a few statements a second; it has to get through when all the others wait.</summary>
    private const int MembershipConnections = 4;

    private const int PreparedStatements = 50;
    private const int UsagesBeforePreparing = 2;

    /// <summary>A caller has given up by the time this runs out, see <c>RedStation:ResponseTimeout</c>.</summary>
    private const int CommandSeconds = 10;

    private const int ConnectSeconds = 5;

    /// <summary>Opens nothing yet.</summary>
    /// <exception cref="StartException">The text is no connection string.</exception>
    public PostgresSources(string connectionString)
    {
        var data = Parse(connectionString);
        Default(data, "Maximum Pool Size", Connections);
        Default(data, "Max Auto Prepare", PreparedStatements);
        Default(data, "Auto Prepare Min Usages", UsagesBeforePreparing);
        Default(data, "Command Timeout", CommandSeconds);
        Default(data, "Timeout", ConnectSeconds);
        Default(data, "Application Name", "redstation");
        var membership = new NpgsqlConnectionStringBuilder(data.ConnectionString) { MaxPoolSize = MembershipConnections, MinPoolSize = 0 };
        membership.ApplicationName += " membership";
        Text = data.ConnectionString;
        Data = NpgsqlDataSource.Create(data);
        Membership = NpgsqlDataSource.Create(membership);
    }

    /// <summary>The connection string with everything in it, passwords too; for whoever must open connections of its own kind.</summary>
    public string Text { get; }

    /// <summary>For everything but membership.</summary>
    public NpgsqlDataSource Data { get; }

    /// <summary>For membership, so that a busy or exhausted pool does not look like a dead silo.</summary>
    public NpgsqlDataSource Membership { get; }

    /// <summary>A connection for a lock that lasts as long as it; a pooled one would keep the lock when it goes back.</summary>
    internal NpgsqlConnection Unpooled(string name) =>
        new(new NpgsqlConnectionStringBuilder(Text) { Pooling = false, ApplicationName = name }.ConnectionString);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Data.DisposeAsync();
        await Membership.DisposeAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Data.Dispose();
        Membership.Dispose();
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // The text itself stays unsaid: it may hold a password.
            throw new StartException($"ConnectionStrings:{DatabaseChoice.ConnectionString} cannot be read: {exception.Message}", exception);
        }
    }

    private static void Default(NpgsqlConnectionStringBuilder builder, string keyword, object value)
    {
        if (!builder.ShouldSerialize(keyword))
        {
            builder[keyword] = value;
        }
    }
}

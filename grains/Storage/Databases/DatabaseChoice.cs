namespace RedStation.Storage.Databases;

/// <summary>Which database the configuration asks for: PostgreSQL when it has a connection string, otherwise the embedded file.</summary>
public static class DatabaseChoice
{
    /// <summary>The name of the connection string, <c>ConnectionStrings:RedStation</c>.</summary>
    public const string ConnectionString = "RedStation";

    /// <summary>The connection string of PostgreSQL, or null for the embedded database.</summary>
    public static string? Postgres(IConfiguration configuration) =>
        configuration.GetConnectionString(ConnectionString) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}

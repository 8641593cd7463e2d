using RedStation.Storage.Databases;

namespace RedStation.Storage.Archive;

/// <summary>Finds the parts of export and import for the configured database.</summary>
internal static class ArchiveServices
{
    /// <summary>The configured database.</summary>
    public static IArchiveDatabase ArchiveDatabase(this IServiceProvider services) => services.GetService<PostgresSources>() is { } postgres
        ? new PostgresArchive(postgres)
        : new SqliteArchive(services.GetRequiredService<SqliteDataSource>());
}

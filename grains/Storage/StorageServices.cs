using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Hosting;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;
using RedStation.Storage.Migrations;
using RedStation.Storage.Reminders;

namespace RedStation.Storage;

/// <summary>Registers the database that the configuration chooses, and what Orleans keeps in it.</summary>
public static class StorageServices
{
    private const string DatabaseFile = "redstation.db";
    private const string DefaultProvider = "Default";

    /// <summary>What the ADO.NET providers call SQLite; they load Microsoft.Data.Sqlite under this name.</summary>
    private const string Invariant = "System.Data.SQLite";

    /// <summary>The data folder and the chosen database.</summary>
    /// <param name="services">Where they are registered.</param>
    /// <param name="configuration">Chooses the database, see <see cref="DatabaseChoice"/>.</param>
    /// <param name="folder">The data folder's path, asked for once.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, string> folder)
    {
        services.AddSingleton(provider => new DataFolder(folder(provider)));
        services.AddSingleton<StorageFaults>();
        return DatabaseChoice.Postgres(configuration) is { } connectionString
            ? services.AddPostgres(connectionString)
            : services.AddSqlite();
    }

    /// <summary>The database's preparation while the host is starting. The folder is locked only when the database is in it.</summary>
    public static IServiceCollection AddStoragePreparation(this IServiceCollection services, IConfiguration configuration)
    {
        var embedded = DatabaseChoice.Postgres(configuration) is null;
        services.AddSingleton(provider => new StoragePreparation(
            provider.GetRequiredService<IMigrator>(), embedded ? provider.GetRequiredService<DataFolder>() : null));
        return services.AddHostedService(provider => provider.GetRequiredService<StoragePreparation>());
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services)
    {
        services.AddSingleton(provider => new SqliteDataSource(provider.GetRequiredService<DataFolder>().File(DatabaseFile)));
        services.AddSingleton<SqliteWriter>();
        services.AddSingleton<SqliteReaders>();
        services.AddSingleton<IDatabase, SqliteDatabase>();
        services.AddSingleton<IDeletedTraces, SqliteDeletedTraces>();
        services.AddSingleton<IDistributedLock, SingleProcessLock>();
        services.AddSingleton<SqliteMigrator>();
        return services.AddSingleton<IMigrator>(provider => provider.GetRequiredService<SqliteMigrator>());
    }

    /// <summary>Grain state, under the name of the default provider.</summary>
    public static ISiloBuilder AddSqliteGrainStorage(this ISiloBuilder silo)
    {
        silo.Services.AddGrainStorage(DefaultProvider, (provider, _) => new SqliteGrainStorage(
            provider.GetRequiredService<SqliteReaders>(),
            provider.GetRequiredService<SqliteWriter>(),
            new GrainStateSerializer(),
            provider.GetRequiredService<StorageFaults>(),
            provider.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId));
        return silo;
    }

    /// <summary>Reminders.</summary>
    public static ISiloBuilder AddSqliteReminders(this ISiloBuilder silo)
    {
        silo.UseAdoNetReminderService((OptionsBuilder<AdoNetReminderTableOptions> options) => options.Configure<SqliteDataSource>((table, source) =>
        {
            table.Invariant = Invariant;
            table.DataSource = source;
        }));

        // The provider's own table is internal: take its registration, and put the writer around what it makes.
        var inner = silo.Services.Last(service => service.ServiceType == typeof(IReminderTable));
        silo.Services.Remove(inner);
        silo.Services.AddSingleton<IReminderTable>(provider => new GatedReminderTable(
            (IReminderTable)ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!),
            provider.GetRequiredService<SqliteWriter>(),
            provider.GetRequiredService<StorageFaults>()));
        return silo;
    }
}

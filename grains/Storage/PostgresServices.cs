using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;
using RedStation.Storage.Migrations;
using RedStation.Storage.Reminders;

namespace RedStation.Storage;

/// <summary>Registers PostgreSQL and what Orleans keeps in it.</summary>
public static class PostgresServices
{
    private const string DefaultProvider = "Default";

    /// <summary>What the ADO.NET providers call PostgreSQL.</summary>
    private const string Invariant = "Npgsql";

    /// <summary>The database and its migration.</summary>
    public static IServiceCollection AddPostgres(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => new PostgresSources(connectionString));
        services.AddSingleton<IDatabase, PostgresDatabase>();
        services.AddSingleton<IDeletedTraces, PostgresDeletedTraces>();
        services.AddSingleton<IDistributedLock, PostgresAdvisoryLock>();
        services.AddSingleton<PostgresMigrator>();
        return services.AddSingleton<IMigrator>(provider => provider.GetRequiredService<PostgresMigrator>());
    }

    /// <summary>Membership of silos.</summary>
    public static ISiloBuilder UsePostgresClustering(this ISiloBuilder silo) => silo.UseAdoNetClustering(
        (OptionsBuilder<AdoNetClusteringSiloOptions> options) => options.Configure<PostgresSources>((clustering, sources) =>
        {
            clustering.Invariant = Invariant;
            clustering.DataSource = sources.Membership;
        }));

    /// <summary>Where a client finds silos.</summary>
    public static IClientBuilder UsePostgresClustering(this IClientBuilder client) => client.UseAdoNetClustering(
        (OptionsBuilder<AdoNetClusteringClientOptions> options) => options.Configure<PostgresSources>((clustering, sources) =>
        {
            clustering.Invariant = Invariant;
            clustering.DataSource = sources.Membership;
        }));

    /// <summary>Grain state, under the name of the default provider.</summary>
    public static ISiloBuilder AddPostgresGrainStorage(this ISiloBuilder silo)
    {
        silo.Services.AddOptions<AdoNetGrainStorageOptions>(DefaultProvider).Configure<PostgresSources>((options, sources) =>
        {
            options.Invariant = Invariant;
            options.DataSource = sources.Data;
            options.GrainStorageSerializer = new GrainStateSerializer();
        });
        silo.Services.AddGrainStorage(DefaultProvider, (provider, name) => new PostgresGrainStorage(
            AdoNetGrainStorageFactory.Create(provider, name), provider.GetRequiredService<StorageFaults>()));
        return silo;
    }

    /// <summary>Reminders.</summary>
    public static ISiloBuilder AddPostgresReminders(this ISiloBuilder silo)
    {
        silo.UseAdoNetReminderService((OptionsBuilder<AdoNetReminderTableOptions> options) => options.Configure<PostgresSources>((table, sources) =>
        {
            table.Invariant = Invariant;
            table.DataSource = sources.Data;
        }));

        // The provider's own table is internal: take its registration, and put ours around what it makes.
        var inner = silo.Services.Last(service => service.ServiceType == typeof(IReminderTable));
        silo.Services.Remove(inner);
        silo.Services.AddSingleton<IReminderTable>(provider => new PostgresReminderTable(
            (IReminderTable)ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!), provider.GetRequiredService<StorageFaults>()));
        return silo;
    }
}

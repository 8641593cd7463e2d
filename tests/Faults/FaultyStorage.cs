using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using RedStation.Storage.Databases;

namespace RedStation.Tests.Faults;

/// <summary>Puts faults between the program and what it stores.</summary>
public static class FaultyStorage
{
    private const string DefaultProvider = "Default";

    /// <summary>Wraps grain storage and database. A process without them has none to fail.</summary>
    public static void PutBetween(IServiceCollection services, FaultSwitch faults)
    {
        WrapGrainStorage(services, storage => new FaultyGrainStorage(new EarlyAcknowledgingStorage(storage, faults), faults));
        if (services.LastOrDefault(service => service.ServiceType == typeof(IDatabase)) is { } database)
        {
            services.Remove(database);
            services.AddSingleton<IDatabase>(provider => new FaultyDatabase((IDatabase)Made(provider, database), faults));
        }
    }

    /// <summary>Puts something between grains and their storage, where there is one.</summary>
    public static void WrapGrainStorage(IServiceCollection services, Func<IGrainStorage, IGrainStorage> around)
    {
        if (services.LastOrDefault(
            service => service.ServiceType == typeof(IGrainStorage) && Equals(service.ServiceKey, DefaultProvider)) is { } storage)
        {
            services.Remove(storage);
            services.AddKeyedSingleton(
                DefaultProvider, (provider, key) => around((IGrainStorage)storage.KeyedImplementationFactory!(provider, key)));
        }
    }

    private static object Made(IServiceProvider provider, ServiceDescriptor service) =>
        service.ImplementationInstance
        ?? service.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);
}

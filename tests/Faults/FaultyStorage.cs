using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using RedStation.Grains.Exchange;
using RedStation.Grains.Ledger;
using RedStation.Storage.Databases;

namespace RedStation.Tests.Faults;

/// <summary>Puts faults between the program and what it stores.</summary>
public static class FaultyStorage
{
    private const string DefaultProvider = "Default";

    /// <summary>Wraps grain storage, database, ledger and what services cost. A process without them has none to fail.</summary>
    public static void PutBetween(IServiceCollection services, FaultSwitch faults)
    {
        WrapGrainStorage(services, storage => new FaultyGrainStorage(new EarlyAcknowledgingStorage(storage, faults), faults));
        Wrap<IDatabase>(services, database => new FaultyDatabase(database, faults));
        Wrap<ILedger>(services, ledger => new UncountedHoldsLedger(ledger, faults));
        if (BriefServiceTerms.Kept is { } kept)
        {
            Wrap<IServiceTerms>(services, terms => new BriefServiceTerms(terms, kept));
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

    private static void Wrap<T>(IServiceCollection services, Func<T, T> around)
        where T : class
    {
        if (services.LastOrDefault(service => service.ServiceType == typeof(T)) is { } inner)
        {
            services.Remove(inner);
            services.AddSingleton(provider => around((T)Made(provider, inner)));
        }
    }

    private static object Made(IServiceProvider provider, ServiceDescriptor service) =>
        service.ImplementationInstance
        ?? service.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);
}

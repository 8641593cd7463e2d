using ArchUnitNET.Loader;

namespace RedStation.Tests.Architecture;

/// <summary>The projects of the product, read once.</summary>
internal static class Assemblies
{
    /// <summary>Every project whose code people run.</summary>
    public static ArchUnitNET.Domain.Architecture Product { get; } = new ArchLoader().LoadAssemblies(
        typeof(Contracts.Limits).Assembly,
        typeof(Domain.ChinaTime).Assembly,
        typeof(Grains.GrainServices).Assembly,
        typeof(Storage.StorageServices).Assembly,
        typeof(Silo.Hosting.RedStationSilo).Assembly,
        typeof(Api.Live.LiveHub).Assembly).Build();
}

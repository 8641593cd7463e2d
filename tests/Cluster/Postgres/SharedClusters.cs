using System.Diagnostics.CodeAnalysis;

namespace RedStation.Tests.Cluster.Postgres;

/// <summary>Tests that leave every process alone share one cluster.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "xunit's word for it.")]
public sealed class SteadyClusterCollection : ICollectionFixture<TwoByTwo>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "steady cluster";
}

/// <summary>Tests that end processes share another, and each finds it whole: see <see cref="TwoByTwo.Restore"/>.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "xunit's word for it.")]
public sealed class BrokenClusterCollection : ICollectionFixture<TwoByTwo>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "broken cluster";
}

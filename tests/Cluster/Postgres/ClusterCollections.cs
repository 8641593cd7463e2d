using System.Diagnostics.CodeAnalysis;

namespace RedStation.Tests.Cluster.Postgres;

/// <summary>Tests that leave every process alone share one cluster.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "xunit's word for it.")]
public sealed class SharedClusterCollection : ICollectionFixture<PostgresClusterFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "shared cluster";
}

/// <summary>Tests that end processes share another, and each finds it whole: see <see cref="PostgresClusterFixture.Restore"/>.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "xunit's word for it.")]
public sealed class RestartedClusterCollection : ICollectionFixture<PostgresClusterFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "restarted cluster";
}

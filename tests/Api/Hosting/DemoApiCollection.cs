using System.Diagnostics.CodeAnalysis;

namespace RedStation.Tests.Api.Hosting;

/// <summary>Tests that share one demo city.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "xunit's word for it.")]
public sealed class DemoApiCollection : ICollectionFixture<DemoApiFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "demo api";
}

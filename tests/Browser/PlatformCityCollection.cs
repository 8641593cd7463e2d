using System.Diagnostics.CodeAnalysis;

namespace RedStation.Tests.Browser;

/// <summary>Tests of what platforms build: their own platforms, and riders whom no other test sends on duty.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "xunit's word for it.")]
public sealed class PlatformCityCollection : ICollectionFixture<DemoBrowserFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "platforms' city";
}

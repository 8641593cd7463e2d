using System.Diagnostics.CodeAnalysis;

namespace RedStation.Tests.Browser;

/// <summary>
/// Tests that find in the city only what they brought, and leave nothing that another could mistake for its own: they share one program, because each
/// start costs seconds. What changes stations or prices, or sends riders on duty, has a city of its own.
/// </summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "xunit's word for it.")]
public sealed class SharedCityCollection : ICollectionFixture<DemoBrowserFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "shared city";
}

using System.Collections.Immutable;
using RedStation.Domain.Honours;

namespace RedStation.Storage.Honours;

/// <summary>
/// The honours that there are: the section <c>Honours</c> of the settings, or without one the list that is part of the program. Read once, when the
/// process starts; every process of a cluster has the same.
/// </summary>
public sealed class ConfiguredHonours(IConfiguration configuration)
{
    private const string Section = "Honours";
    private const string Resource = "RedStation.Storage.honours.json";

    /// <summary>All of them, the easiest of each measure first.</summary>
    public ImmutableArray<Honour> All { get; } =
        Read(configuration.GetSection(Section)) is { IsEmpty: false } configured ? configured : BuiltIn();

    private static ImmutableArray<Honour> BuiltIn()
    {
        using var file = typeof(ConfiguredHonours).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly was built without its resource {Resource}.");
        return Read(new ConfigurationBuilder().AddJsonStream(file).Build().GetSection(Section));
    }

    private static ImmutableArray<Honour> Read(IConfigurationSection section) =>
    [
        .. section.GetChildren()
            .Select(line => line.Get<HonourLine>()!.ToHonour(line.Key))
            .OrderBy(honour => honour.Measure).ThenBy(honour => honour.AtLeast).ThenBy(honour => honour.Id, StringComparer.Ordinal),
    ];
}

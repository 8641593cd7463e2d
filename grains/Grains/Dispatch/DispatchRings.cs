using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RedStation.Domain.Dispatch;
using RedStation.Grains.Settings;

namespace RedStation.Grains.Dispatch;

/// <summary>Reads the rings: a list of radius and offers, which replaces the default list as a whole.</summary>
internal static class DispatchRings
{
    private const string Section = "RedStation:DispatchRings";

    /// <summary>The configured rings, or null where there are none.</summary>
    /// <exception cref="OptionsValidationException">One of them makes no sense; the message says which.</exception>
    public static ImmutableArray<DispatchRing>? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var faults = SettingsReader.Check(section, typeof(List<DispatchRing>)).Faults;
        return faults.Count > 0
            ? throw new OptionsValidationException(Options.DefaultName, typeof(DispatchOptions), faults.Select(fault => fault.ToString()))
            : section.Get<List<DispatchRing>>() is { Count: > 0 } rings ? [.. rings] : null;
    }
}

using System.Reflection;
using Microsoft.Extensions.Configuration;
using RedStation.Api.Hosting;
using RedStation.Silo.Settings;
using RedStation.Storage.Accounts;
using RedStation.Storage.Databases;
using RedStation.Storage.Media;

namespace RedStation.Tests.Api.Deploy;

/// <summary>Environment variables that the programs read. One of another name is ignored in silence, by us and by everybody.</summary>
internal static class BoundSettings
{
    private static readonly HashSet<string> Names = new(
        [
            HostingSetting.Key.Replace(":", "__", StringComparison.Ordinal),
            "ConnectionStrings__" + DatabaseChoice.ConnectionString,
            .. Of<SiloOptions>(SiloOptions.Section),
            .. Of<DrainOptions>(SiloOptions.Section),
            .. Of<ProxyOptions>(ProxyOptions.Section),
            .. Of<ClusterSettings>(ClusterSettings.Section),
            .. Of<LimitOptions>(LimitOptions.Section),
            .. Of<MediaOptions>(MediaOptions.Section),
            .. Of<AuthOptions>(AuthOptions.Section),
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Asserts that each of our own variables among these is read by a program.</summary>
    public static void Check(string where, IEnumerable<string> variables)
    {
        var ours = variables.Where(name => name.StartsWith("RedStation", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("ConnectionStrings", StringComparison.OrdinalIgnoreCase)).ToArray();
        Assert.NotEmpty(ours);
        Assert.All(ours, name => Assert.True(Names.Contains(WithoutIndex(name)), $"{where} sets {name}, which no program reads."));
    }

    private static string WithoutIndex(string name) =>
        name.LastIndexOf("__", StringComparison.Ordinal) is var at and > 0 && int.TryParse(name[(at + 2)..], out _) ? name[..at] : name;

    private static IEnumerable<string> Of<T>(string section) => typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(property => $"{section.Replace(":", "__", StringComparison.Ordinal)}__"
            + (property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name));
}

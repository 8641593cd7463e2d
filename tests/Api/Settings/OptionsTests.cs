using System.Reflection;
using Microsoft.Extensions.Options;
using RedStation.Silo.Settings;

namespace RedStation.Tests.Api.Settings;

/// <summary>Every options class of ours that code asks for is in the catalogue, and so checked at start.</summary>
public sealed class OptionsTests
{
    private const string Ours = "RedStation.";

    private static readonly Type[] Askers = [typeof(IOptions<>), typeof(IOptionsMonitor<>), typeof(IOptionsSnapshot<>)];

    [Fact]
    public void Options_ThatCodeAsksFor_AreCheckedAtStart()
    {
        var asked = Programs(Assembly.Load("RedStation.Api")).Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Where(type => type.IsGenericType && Askers.Contains(type.GetGenericTypeDefinition()))
            .Select(type => type.GetGenericArguments()[0])
            .Where(type => type.Namespace!.StartsWith(Ours, StringComparison.Ordinal))
            .Distinct().ToList();

        Assert.True(asked.Count > 5, "Fewer options classes are asked for than there are.");
        Assert.All(asked, type => Assert.Contains(SettingsCatalogue.Sections, section => section.Type == type));
    }

    private static IEnumerable<Assembly> Programs(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Where(name => name.Name!.StartsWith(Ours, StringComparison.Ordinal))
        .SelectMany(name => Programs(Assembly.Load(name)))
        .Prepend(assembly);
}

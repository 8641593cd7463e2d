using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using RedStation.Contracts.Settings;
using RedStation.Domain.Dispatch;
using RedStation.Grains.Settings;
using RedStation.Silo.Settings;

namespace RedStation.Tests.Grains.Settings;

/// <summary>Walks every property of every options class of the catalogue: none may be set to what the program cannot work with.</summary>
public sealed class EveryOptionTests
{
    /// <summary>Numbers that count nothing, and why.</summary>
    private static readonly Dictionary<string, string> WithoutUnit = new()
    {
        ["RedStation:Cluster:SiloPort"] = "A port is a number.",
        ["RedStation:Cluster:GatewayPort"] = "A port is a number.",
        ["RedStation:Mqtt:Port"] = "A port is a number.",
        ["RedStation:DemoCity:Seed"] = "Any number will do.",
    };

    /// <summary>Properties that are not read with their class, and why.</summary>
    private static readonly Dictionary<string, string> ReadElsewhere = new()
    {
        [$"{nameof(DispatchOptions)}.{nameof(DispatchOptions.Rings)}"] = "A section of its own, RedStation:DispatchRings.",
    };

    /// <summary>What a section needs around one value that is looked at.</summary>
    private static readonly (string Key, string Value)[] Around =
    [
        ("RedStation:DispatchRings:0:RadiusM", "500"), ("RedStation:DispatchRings:0:Offers", "3"), ("RedStation:Cluster:MaxProbeTimeout", "00:01:00"),
        ("RedStation:Map:Layers:0:Id", "Streets"), ("RedStation:Map:Layers:0:Attribution", "© Example"),
        ("RedStation:Map:Layers:0:Urls:0", "/{z}/{x}/{y}.png"),
        ("Honours:some:Name", "城市观察员"), ("Honours:some:NameEn", "City observer"), ("Honours:some:Measure", "Reports"),
        ("ServicePrices:some:Need", "goods"), ("ServicePrices:some:NeedName", "物品"), ("ServicePrices:some:NeedNameEn", "Goods"),
        ("ServicePrices:some:Name", "头盔"), ("ServicePrices:some:NameEn", "Helmet"), ("ServicePrices:some:Description", "一顶"),
        ("ServicePrices:some:DescriptionEn", "One"), ("ServicePrices:some:Delivery", "HandOver"), ("ServicePrices:some:Provider", "stock"),
    ];

    /// <summary>Every number and every time, by its whole name.</summary>
    public static TheoryData<string> Measures => [.. All().Where(option => IsMeasure(option.Property)).Select(option => option.Key).Distinct()];

    [Theory]
    [MemberData(nameof(Measures))]
    public void Measure_BeyondItsBounds_StopsTheStart_NamingValueBoundsAndUnit(string key)
    {
        var property = All().First(option => option.Key == key).Property;
        var type = Bare(property);
        var range = property.GetCustomAttribute<RangeAttribute>();
        Assert.True(range is not null, $"{key} has no [Range].");
        var unit = type == typeof(TimeSpan) ? "(hh:mm:ss)" : property.GetCustomAttribute<SettingUnitAttribute>()?.Unit;
        Assert.True(unit is not null != WithoutUnit.ContainsKey(key), $"{key} has no [SettingUnit], or has one beside a reason for none.");

        foreach (var (value, bound) in Beyond(range!, type))
        {
            var configuration = With(key, value);
            var refusal = Assert.Throws<StartException>(() => SettingsReport.Require(configuration));
            var line = Assert.Single(refusal.Message.Split('\n'));
            Assert.StartsWith($"{SettingOrigin.Name(configuration, key)} is {value}, and must be ", line, StringComparison.Ordinal);
            Assert.Contains(bound, line, StringComparison.Ordinal);
            Assert.EndsWith(unit is null ? "." : $" {unit}.", line, StringComparison.Ordinal);
        }

        Assert.Empty(SettingsReport.Of(With(key, SettingText(Convert.ToString(range!.Maximum, CultureInfo.InvariantCulture)!))).Errors);
    }

    [Fact]
    public void Property_OfAnOptionsClass_IsReadFromTheConfiguration()
    {
        var classes = All().Select(option => option.Property.DeclaringType!).Distinct().ToList();
        Assert.Contains(typeof(DispatchRing), classes);
        foreach (var type in classes)
        {
            var read = SettingsReader.Settings(type).ToHashSet();
            Assert.All(
                type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite),
                property => Assert.True(
                    read.Contains(property) != ReadElsewhere.ContainsKey($"{type.Name}.{property.Name}"),
                    $"Nothing reads {type.Name}.{property.Name}."));
        }
    }

    private static IEnumerable<(string Key, PropertyInfo Property)> All() =>
        SettingsCatalogue.Sections.SelectMany(section => Below(section.Section, section.Type));

    private static IEnumerable<(string Key, PropertyInfo Property)> Below(string key, Type type)
    {
        if (type.IsGenericType)
        {
            var arguments = type.GetGenericArguments();
            return arguments[^1].Namespace!.StartsWith("RedStation.", StringComparison.Ordinal) && arguments[^1].IsClass
                ? Below($"{key}:{(arguments.Length == 1 ? "0" : arguments[0].IsEnum ? Enum.GetNames(arguments[0])[0] : "some")}", arguments[^1])
                : [];
        }

        return SettingsReader.Settings(type).SelectMany(property =>
        {
            var name = $"{key}:{SettingsReader.Key(property)}";
            return IsSection(property.PropertyType) ? Below(name, property.PropertyType) : ImmutableArray.Create((name, property));
        });
    }

    private static bool IsSection(Type type) => (type.IsGenericType && Nullable.GetUnderlyingType(type) is null)
        || (type is { IsClass: true, IsArray: false } && type.Namespace!.StartsWith("RedStation.", StringComparison.Ordinal));

    private static IEnumerable<(string Value, string Bound)> Beyond(RangeAttribute range, Type type)
    {
        if (type == typeof(TimeSpan))
        {
            var least = TimeSpan.Parse((string)range.Minimum, CultureInfo.InvariantCulture);
            var most = TimeSpan.Parse((string)range.Maximum, CultureInfo.InvariantCulture);
            // Nothing is shorter than no time at all: that cannot be written.
            if (least > TimeSpan.Zero)
            {
                yield return (SettingText((least - TimeSpan.FromMilliseconds(1)).ToString("c")), SettingText(least.ToString("c")));
            }

            yield return (SettingText((most + TimeSpan.FromMilliseconds(1)).ToString("c")), SettingText(most.ToString("c")));
        }
        else
        {
            var least = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture);
            var most = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
            if (least > int.MinValue)
            {
                yield return (Number(range.MinimumIsExclusive ? least : least - 1), Number(least));
            }

            if (most < int.MaxValue)
            {
                yield return (Number(most + 1), Number(most));
            }
        }
    }

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A bound as a message has it: no zeros behind a fraction.</summary>
    private static string SettingText(string text) =>
        text.Contains(':', StringComparison.Ordinal) && text.LastIndexOf('.') > text.LastIndexOf(':') ? text.TrimEnd('0') : text;

    private static bool IsMeasure(PropertyInfo property) =>
        Bare(property) is var type && (type == typeof(TimeSpan) || type == typeof(decimal) || (type.IsPrimitive && type != typeof(bool)));

    private static Type Bare(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    private static string Section(string key) => string.Join(':', key.Split(':').Take(2));

    private static IConfigurationRoot With(string key, string value) => new ConfigurationBuilder().AddInMemoryCollection(
        Around.Where(around => Section(around.Key) == Section(key))
            .Append((Key: key, Value: value)).GroupBy(setting => setting.Key)
            .Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Last().Value))).Build();
}

using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using RedStation.Contracts.Settings;

namespace RedStation.Grains.Settings;

/// <summary>
/// Looks at what is written in a section of the configuration before it is bound to an options class: types, the bounds that the class
/// declares (<see cref="RangeAttribute"/>, <see cref="RequiredAttribute"/>, <see cref="IValidatableObject"/>), and keys that mean nothing. The
/// start of every process and <c>silo check</c> ask this same reader.
/// </summary>
public sealed class SettingsReader
{
    private readonly SettingsFindings findings = new();

    private SettingsReader()
    {
    }

    /// <summary>What is wrong with a section.</summary>
    /// <param name="section">The section as written.</param>
    /// <param name="type">The options class, a list or a dictionary of one.</param>
    public static SettingsFindings Check(IConfigurationSection section, Type type)
    {
        var reader = new SettingsReader();
        reader.Walk(section, type, null);
        if (reader.findings.Faults.Count == 0 && typeof(IValidatableObject).IsAssignableFrom(type))
        {
            reader.CheckWhole(section, section.Get(type) ?? Activator.CreateInstance(type)!);
        }

        return reader.findings;
    }

    /// <summary>The section's values over the defaults, or null when something is wrong with it.</summary>
    public static TOptions? Read<TOptions>(IConfigurationSection section)
        where TOptions : class, new() =>
        Check(section, typeof(TOptions)).Faults.Count == 0 ? section.Get<TOptions>() ?? new TOptions() : null;

    /// <summary>How a property is called in the configuration.</summary>
    public static string Key(PropertyInfo property) => property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name;

    /// <summary>The properties that are settings.</summary>
    public static IEnumerable<PropertyInfo> Settings(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => (property.CanWrite || List(property.PropertyType) is not null)
            && (SettingValue.IsSingle(Bare(property.PropertyType)) || List(property.PropertyType) is not null || IsSection(property.PropertyType)));

    private void Walk(IConfigurationSection section, Type declared, ICustomAttributeProvider? rules)
    {
        var type = Bare(declared);
        if (SettingValue.IsSingle(type))
        {
            CheckValue(section, type, declared, rules);
        }
        else if (!string.IsNullOrEmpty(section.Value))
        {
            findings.Add(section.Path, List(type) is null
                ? $"is “{section.Value}”, and is a section: name one of its keys."
                : $"is “{section.Value}”, and is a list: write {section.Path}:0, {section.Path}:1 and so on.");
        }
        else if (Values(type) is var (key, value))
        {
            foreach (var child in section.GetChildren())
            {
                if (key.IsEnum && (SettingValue.Read(key, child.Key, out _) is null))
                {
                    findings.AddUnknown(child.Path);
                    continue;
                }

                Walk(child, value, null);
            }
        }
        else if (List(type) is { } element)
        {
            foreach (var child in section.GetChildren())
            {
                Walk(child, element, null);
            }
        }
        else
        {
            CheckSection(section, type);
        }
    }

    private void CheckSection(IConfigurationSection section, Type type)
    {
        var properties = Settings(type).ToDictionary(Key, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (properties.TryGetValue(child.Key, out var property))
            {
                Walk(child, property.PropertyType, property);
            }
            else
            {
                findings.AddUnknown(child.Path);
            }
        }

        foreach (var parameter in type.GetConstructor([]) is null ? type.GetConstructors()[0].GetParameters() : [])
        {
            if (!parameter.HasDefaultValue && !section.GetSection(parameter.Name!).Exists())
            {
                findings.Add($"{section.Path}:{parameter.Name}", "is missing.");
            }
        }
    }

    private void CheckValue(IConfigurationSection section, Type type, Type declared, ICustomAttributeProvider? rules)
    {
        if (section.GetChildren().FirstOrDefault() is { } below)
        {
            findings.AddUnknown(below.Path);
        }

        var text = section.Value;
        var required = Rule<RequiredAttribute>(rules) is not null;
        if (string.IsNullOrEmpty(text))
        {
            if (text is not null && (required || (type.IsValueType && type == declared)))
            {
                findings.Add(section.Path, "is empty: give it a value, or leave it out.");
            }

            return;
        }

        var value = SettingValue.Read(type, text, out var fault);
        var range = Bounds(rules, type);
        if (value is null)
        {
            findings.Add(section.Path, $"is “{text}”, and {fault}{(range is null ? "" : $" ({range.Text})")}.");
        }
        else if (range is { } bounds && !bounds.Holds((IComparable)value))
        {
            findings.Add(section.Path, $"is {text}, and must be {bounds.Text}{(type == typeof(TimeSpan) ? " (hh:mm:ss)" : "")}.");
        }
        else if (required && string.IsNullOrWhiteSpace(text))
        {
            findings.Add(section.Path, "is empty: give it a value, or leave it out.");
        }
    }

    private void CheckWhole(IConfigurationSection section, object options)
    {
        foreach (var result in ((IValidatableObject)options).Validate(new ValidationContext(options)))
        {
            if (result?.ErrorMessage is { } text)
            {
                findings.Add(result.MemberNames.FirstOrDefault() is { } member ? $"{section.Path}:{member}" : section.Path, text);
            }
        }
    }

    private static SettingBounds? Bounds(ICustomAttributeProvider? rules, Type type) =>
        Rule<RangeAttribute>(rules) is { } range ? SettingBounds.Of(range, type, Rule<SettingUnitAttribute>(rules)?.Unit) : null;

    private static TRule? Rule<TRule>(ICustomAttributeProvider? rules)
        where TRule : Attribute => rules?.GetCustomAttributes(typeof(TRule), true).FirstOrDefault() as TRule;

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static bool IsSection(Type type) =>
        type.IsClass && !typeof(IEnumerable).IsAssignableFrom(type) && type.Namespace?.StartsWith("RedStation.", StringComparison.Ordinal) == true;

    /// <summary>What a list holds; null for everything else.</summary>
    private static Type? List(Type type) =>
        type == typeof(string) || type.IsValueType || Values(type) is not null ? null
        : type.IsArray ? type.GetElementType()
        : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[0]
        : null;

    private static (Type Key, Type Value)? Values(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>)
            ? (type.GetGenericArguments()[0], type.GetGenericArguments()[1])
            : null;
}

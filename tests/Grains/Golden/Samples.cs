using System.Collections.Immutable;
using System.Reflection;

namespace RedStation.Tests.Grains.Golden;

/// <summary>Makes a value of any type with everything in it set, the same one every time.</summary>
public static class Samples
{
    private static readonly DateTimeOffset Time = new(2026, 11, 24, 4, 5, 6, 789, TimeSpan.Zero);

    /// <summary>A sample, or null where there is nothing to set, such as a reference to an observer.</summary>
    public static object? Of(Type type, string name = "value")
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner, name);
        }

        return type switch
        {
            _ when type == typeof(string) => name,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTimeOffset) => Time,
            _ when type == typeof(TimeSpan) => TimeSpan.FromMinutes(7),
            _ when type == typeof(TimeOnly) => new TimeOnly(7, 30),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 11, 24),
            { IsEnum: true } => Enum.GetValuesAsUnderlyingType(type) is var values ? Enum.ToObject(type, values.GetValue(values.Length - 1)!) : null,
            { IsPrimitive: true } or { IsValueType: true, Namespace: "System" } =>
                Convert.ChangeType(11 + (name.Length % 7), type, System.Globalization.CultureInfo.InvariantCulture),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => Array(type.GetGenericArguments()[0], name),
            { IsArray: true } => ArrayOf(type.GetElementType()!, name),
            { IsInterface: true } or { IsAbstract: true } => null,
            _ when typeof(Exception).IsAssignableFrom(type) => Activator.CreateInstance(type, "message"),
            _ => Composed(type),
        };
    }

    private static object Array(Type element, string name) => typeof(ImmutableArray).GetMethods()
        .Single(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }])
        .MakeGenericMethod(element).Invoke(null, [ArrayOf(element, name)])!;

    private static Array ArrayOf(Type element, string name)
    {
        var array = System.Array.CreateInstance(element, 1);
        array.SetValue(Of(element, name), 0);
        return array;
    }

    private static object Composed(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length)
            .FirstOrDefault(one => one.GetParameters() is not [var only] || only.ParameterType != type);
        var made = constructor is null
            ? Activator.CreateInstance(type, nonPublic: true)!
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, Name(parameter.Name!)))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var isParameter = constructor?.GetParameters().Any(parameter => Name(parameter.Name!) == Name(property.Name)) == true;
            if (!isParameter && property.SetMethod is not null && property.GetIndexParameters().Length == 0)
            {
                property.SetValue(made, Of(property.PropertyType, Name(property.Name)));
            }
        }

        return made;
    }

    private static string Name(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

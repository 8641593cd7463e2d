using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RedStation.Api.Http.Json;

namespace RedStation.Api.Realtime;

/// <summary>Finds out how values of a type are written, from what JSON knows of it: a shape is set down once, by its type.</summary>
internal static class WireWriters
{
    private static readonly Lock Gate = new();

    private static readonly Dictionary<Type, object?> Known = new()
    {
        [typeof(string)] = new PlainWriter<string?>((ref writer, value) => writer.Write(value)),
        [typeof(bool)] = new PlainWriter<bool>((ref writer, value) => writer.Write(value)),
        [typeof(byte)] = new PlainWriter<byte>((ref writer, value) => writer.Write(value)),
        [typeof(int)] = new PlainWriter<int>((ref writer, value) => writer.Write(value)),
        [typeof(long)] = new PlainWriter<long>((ref writer, value) => writer.Write(value)),
        [typeof(double)] = new PlainWriter<double>((ref writer, value) => writer.Write(value)),
        [typeof(DateTimeOffset)] = new TimeWriter(),
    };

    /// <summary>The writer of a type, or null when JSON makes something of it that is not known here: then JSON must write it.</summary>
    public static WireWriter<T>? Of<T>()
    {
        lock (Gate)
        {
            return (WireWriter<T>?)Of(typeof(T));
        }
    }

    private static object? Of(Type type)
    {
        if (!Known.TryGetValue(type, out var writer))
        {
            // A type that holds itself is not written here.
            Known[type] = null;
            Known[type] = writer = Make(type);
        }

        return writer;
    }

    private static object? Make(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value) is { } inner ? Create(typeof(OptionalWriter<>), [value], inner) : null;
        }

        if (type.IsDefined(typeof(JsonConverterAttribute), inherit: false))
        {
            return null;
        }

        if (type.IsEnum)
        {
            return Create(typeof(NameWriter<>), [type]);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() is var list
            && (list == typeof(ImmutableArray<>) || list == typeof(IReadOnlyList<>)))
        {
            var item = type.GetGenericArguments()[0];
            return Of(item) is { } each ? Create(typeof(ListWriter<,>), [type, item], each) : null;
        }

        return type.Namespace?.StartsWith("RedStation.", StringComparison.Ordinal) == true
            && WireJson.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object, PolymorphismOptions: null } shape
                ? OfObject(type, shape)
                : null;
    }

    private static object? OfObject(Type type, JsonTypeInfo shape)
    {
        var fields = Array.CreateInstance(typeof(FieldWriter<>).MakeGenericType(type), shape.Properties.Count(property => property.Get is not null));
        var at = 0;
        foreach (var property in shape.Properties.Where(property => property.Get is not null))
        {
            if (OfField(type, property) is not { } field)
            {
                return null;
            }

            fields.SetValue(field, at++);
        }

        return Create(typeof(ObjectWriter<>), [type], fields);
    }

    private static object? OfField(Type type, JsonPropertyInfo property)
    {
        if (property is not { AttributeProvider: PropertyInfo info, CustomConverter: null, IsExtensionData: false, NumberHandling: null }
            || Of(property.PropertyType) is not { } writer)
        {
            return null;
        }

        var ignored = info.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition ?? JsonIgnoreCondition.Never;
        var owner = Expression.Parameter(type);
        var get = Expression.Lambda(Expression.Property(owner, info), owner).Compile();
        return ignored is JsonIgnoreCondition.Never or JsonIgnoreCondition.WhenWritingNull
            ? Create(
                typeof(FieldWriter<,>), [type, property.PropertyType], property.Name, get, writer, ignored == JsonIgnoreCondition.WhenWritingNull)
            : null;
    }

    private static object Create(Type writer, Type[] of, params object[] parts) => Activator.CreateInstance(writer.MakeGenericType(of), parts)!;
}

using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RedStation.Api.Http.Json;

/// <summary>
/// How JSON is read that others send: REST and hubs. Stricter than <see cref="WireJson"/>, by which our own programs read what a server answers: a
/// field that nobody knows is refused, since it is most often one whose name is misspelt, one that is given twice since nobody knows which was
/// meant, and a number, a flag or a time that is absent is refused rather than taken for zero.
/// </summary>
public static class WireInput
{
    /// <summary>The options, for whoever reads by hand.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Sets options that a framework has made up the same way.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        WireJson.Configure(options);
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.Converters.Add(new WholeNumberConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireValues } };
    }

    /// <summary>What has no null has no way to say that it is absent either: it must be there, unless its type names a default.</summary>
    private static void RequireValues(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.Namespace?.StartsWith("RedStation.", StringComparison.Ordinal) != true)
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            property.IsRequired |= property.AssociatedParameter is { HasDefaultValue: false }
                && property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null;
        }
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RedStation.Api.Http.OpenApi;

/// <summary>Describes what our own converters write; the generator cannot see into converters.</summary>
internal sealed class WireSchemas : IOpenApiSchemaTransformer
{
    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var nothing = plain == type ? default : JsonSchemaType.Null;
        if (plain == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String | nothing;
            schema.Format = "date-time";
        }
        else if (plain == typeof(int))
        {
            schema.Type = JsonSchemaType.Integer | nothing;
            schema.Format = "int32";
        }
        else if (plain == typeof(TimeSpan))
        {
            schema.Type = JsonSchemaType.String | JsonSchemaType.Number | nothing;
            schema.Description = "Minutes, or an ISO 8601 duration such as PT30M.";
        }
        else if (plain.IsEnum)
        {
            schema.Type = JsonSchemaType.String | nothing;
            schema.Enum = [.. Enum.GetNames(plain).Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))];
        }

        // The generator takes a list or a map whose elements a converter writes for one of anything.
        if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && IsConverted(element))
        {
            schema.Items = await context.GetOrCreateSchemaAsync(element, null, cancellationToken);
        }
        else if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Dictionary, ElementType: { } value } && IsConverted(value))
        {
            schema.AdditionalProperties = await context.GetOrCreateSchemaAsync(value, null, cancellationToken);
        }

        // Without a constructor nothing says what may be absent: all of it is written.
        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object && type.Namespace?.StartsWith("RedStation.", StringComparison.Ordinal) == true)
        {
            var written = context.JsonTypeInfo.Properties
                .Where(property => property is { AssociatedParameter: null, Get: not null, ShouldSerialize: null }).Select(property => property.Name);
            schema.Required = new HashSet<string>([.. schema.Required ?? new HashSet<string>(), .. written], StringComparer.Ordinal);
        }

        // Requests are read strictly; answers may grow, and their readers must bear it.
        if (!schema.AdditionalPropertiesAllowed && !plain.Name.EndsWith("Request", StringComparison.Ordinal)
            && !plain.Name.EndsWith("Input", StringComparison.Ordinal))
        {
            schema.AdditionalPropertiesAllowed = true;
        }
    }

    private static bool IsConverted(Type element) => element.IsEnum || element == typeof(int);
}

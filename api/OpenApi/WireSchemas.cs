using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RedStation.Api.OpenApi;

/// <summary>Describes what our own converters write; the generator cannot see into converters.</summary>
internal sealed class WireSchemas : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
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

        // Requests are read strictly; answers may grow, and their readers must bear it.
        if (!schema.AdditionalPropertiesAllowed && !plain.Name.EndsWith("Request", StringComparison.Ordinal) && !plain.Name.EndsWith("Input", StringComparison.Ordinal))
        {
            schema.AdditionalPropertiesAllowed = true;
        }

        return Task.CompletedTask;
    }
}

using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.SignalR;
using Microsoft.OpenApi;

namespace RedStation.Api.Realtime;

/// <summary>Writes the schema of a hub, and adds to the document the schemas of what it reads and sends.</summary>
internal sealed class HubSchemaWriter(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
{
    /// <summary>Under this the generator notes the name that a type has among the components.</summary>
    private const string SchemaId = "x-schema-id";

    /// <summary>The schema of a hub.</summary>
    /// <param name="path">Where it is mapped.</param>
    /// <param name="hub">Its class, a <see cref="Hub{T}"/>.</param>
    public async Task<OpenApiSchema> Hub(string path, Type hub)
    {
        var calls = new Dictionary<string, IOpenApiSchema>();
        foreach (var method in HubCalls.MethodsOf(hub).Values.OrderBy(method => method.Name, StringComparer.Ordinal))
        {
            calls[method.Name] = Object(new Dictionary<string, IOpenApiSchema>
            {
                ["arguments"] = await Tuple(method.GetParameters()),
                ["result"] = await Result(method.ReturnType),
            });
        }

        var messages = new Dictionary<string, IOpenApiSchema>();
        foreach (var method in ClientOf(hub).GetMethods().OrderBy(method => method.Name, StringComparer.Ordinal))
        {
            var name = method.GetCustomAttribute<HubMethodNameAttribute>()?.Name ?? method.Name;
            messages[name] = await Tuple(method.GetParameters());
        }

        var schema = Object(new Dictionary<string, IOpenApiSchema> { ["calls"] = Object(calls), ["messages"] = Object(messages) });
        schema.Description = $"The SignalR hub `{path}`: what clients call, and what it sends. Described at `/docs/hubs`.";
        return schema;
    }

    /// <summary>The <c>TClient</c> of a <see cref="Hub{T}"/>.</summary>
    private static Type ClientOf(Type hub)
    {
        var type = hub;
        while (type is not null && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Hub<>)))
        {
            type = type.BaseType;
        }

        return type?.GetGenericArguments()[0]
            ?? throw new InvalidOperationException($"{hub.Name} does not say what it sends: derive it from Hub<TClient>.");
    }

    private static OpenApiSchema Object(Dictionary<string, IOpenApiSchema> properties) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = properties,
        Required = properties.Keys.ToHashSet(StringComparer.Ordinal),
    };

    /// <summary>Arguments in their order. Microsoft.OpenApi has no property for the <c>prefixItems</c> of JSON Schema 2020-12.</summary>
    private async Task<OpenApiSchema> Tuple(ParameterInfo[] parameters)
    {
        var items = new JsonArray();
        foreach (var parameter in parameters)
        {
            items.Add(await Json(await Of(parameter.ParameterType)));
        }

        return new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Description = parameters.Length == 0 ? null : string.Join(", ", parameters.Select(parameter => parameter.Name)),
            MinItems = parameters.Length,
            MaxItems = parameters.Length,
            Extensions = new Dictionary<string, IOpenApiExtension> { ["prefixItems"] = new JsonNodeExtension(items) },
        };
    }

    private async Task<IOpenApiSchema> Result(Type returned) => returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>)
        ? await Of(returned.GetGenericArguments()[0])
        : new OpenApiSchema { Type = JsonSchemaType.Null };

    private async Task<IOpenApiSchema> Of(Type type) => ByReference(await context.GetOrCreateSchemaAsync(type, null, cancellationToken));

    /// <summary>What the generator does for operations, but not for schemas that a transformer asks for: named types become components.</summary>
    private IOpenApiSchema ByReference(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema whole)
        {
            return schema;
        }

        foreach (var (name, property) in whole.Properties?.ToList() ?? [])
        {
            whole.Properties![name] = ByReference(property);
        }

        whole.Items = whole.Items is { } items ? ByReference(items) : null;
        whole.OneOf = whole.OneOf?.Select(ByReference).ToList();
        whole.AnyOf = whole.AnyOf?.Select(ByReference).ToList();
        if (whole.Metadata?.TryGetValue(SchemaId, out var id) != true || id is not string { Length: > 0 } component)
        {
            return whole;
        }

        if (document.Components?.Schemas?.ContainsKey(component) != true)
        {
            document.AddComponent(component, whole);
        }

        return new OpenApiSchemaReference(component, document);
    }

    private static async Task<JsonNode> Json(IOpenApiSchema schema)
    {
        await using var text = new StringWriter();
        schema.SerializeAsV31(new OpenApiJsonWriter(text));
        return JsonNode.Parse(text.ToString())!;
    }
}

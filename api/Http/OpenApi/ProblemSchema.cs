using Microsoft.OpenApi;

namespace RedStation.Api.Http.OpenApi;

/// <summary>What every refusal and failure has in common: RFC 9457 problem details. Each answer adds the codes it may have.</summary>
internal static class ProblemSchema
{
    /// <summary>Its name among the components.</summary>
    public const string Name = "Problem";

    /// <summary>The schema.</summary>
    public static OpenApiSchema Create() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457 problem details.",
        Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "code", "traceId" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text(),
            ["title"] = Text(),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
            ["code"] = Text("What is the matter, for programs; codes do not change."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Description = "Fields that break rules; `code` where the rule has a code of its own.",
                Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string>(StringComparer.Ordinal) { "field", "rule" },
                    Properties = new Dictionary<string, IOpenApiSchema> { ["field"] = Text(), ["rule"] = Text(), ["code"] = Text() },
                },
            },
            ["reading"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = "With `credential_invalid`, when it is no person's fault: `damaged` is a credential that is not whole, `foreign` "
                    + "another code.",
                Enum = ["damaged", "foreign"],
            },
            ["traceId"] = Text(),
        },
    };

    private static OpenApiSchema Text(string? description = null) => new() { Type = JsonSchemaType.String, Description = description };
}

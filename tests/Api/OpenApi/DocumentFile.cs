using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Api.OpenApi;

/// <summary>The OpenAPI document as it is kept in the repository: <c>api/docs/openapi.json</c>.</summary>
internal static class DocumentFile
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Where it is.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Repository.Root, "api", "docs", "openapi.json");

    /// <summary>A served document as the file has it: paths and schemas by name, so that one that is added changes no other line.</summary>
    public static string Text(JsonNode document)
    {
        var sorted = document.DeepClone().AsObject();
        sorted["paths"] = Sorted(sorted["paths"]!);
        sorted["components"]!["schemas"] = Sorted(sorted["components"]!["schemas"]!);
        return sorted.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Sorted(JsonNode node) => new(node.AsObject()
        .OrderBy(property => property.Key, StringComparer.Ordinal)
        .Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));
}

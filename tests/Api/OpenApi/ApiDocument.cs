using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RedStation.Tests.Api.OpenApi;

/// <summary>The OpenAPI document as calls and the codes with which each may refuse.</summary>
internal sealed partial class ApiDocument
{
    private readonly Dictionary<string, Regex> patterns;

    private ApiDocument(JsonNode document)
    {
        Codes = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (Path: path.Key, Operation: operation)))
            .ToDictionary(
                call => $"{call.Operation.Key.ToUpperInvariant()} {call.Path}", call => (IReadOnlySet<string>)Refusals(call.Operation.Value!));
        patterns = Codes.Keys.ToDictionary(
            call => call,
            call => new Regex($"^{string.Join("[^/]+", Parameter().Split(call).Select(Regex.Escape))}/?$", RegexOptions.CultureInvariant));
    }

    /// <summary>Each call, such as <c>GET /api/v1/stations/{id}</c>, and its refusals, such as <c>404 station_not_found</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Codes { get; }

    /// <summary>Reads it as it is in the repository; another test holds that against the one served.</summary>
    public static ApiDocument Read() => new(JsonNode.Parse(File.ReadAllText(DocumentFile.Path))!);

    /// <summary>The call that a request was, or null when the document has none. A path without parameters goes before one with them.</summary>
    public string? CallOf(string method, string path) => patterns
        .Where(pattern => pattern.Value.IsMatch($"{method} {path}"))
        .OrderBy(pattern => pattern.Key.Count(letter => letter == '{'))
        .Select(pattern => pattern.Key).FirstOrDefault();

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    private static HashSet<string> Refusals(JsonNode operation) => [.. operation["responses"]!.AsObject()
        .SelectMany(answer => (answer.Value!["content"]?["application/problem+json"]?["schema"]?["allOf"]?.AsArray() ?? [])
            .SelectMany(part => part!["properties"]?["code"]?["enum"]?.AsArray() ?? [])
            .Select(code => $"{answer.Key} {code}"))];
}

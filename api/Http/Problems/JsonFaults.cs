using System.Text.Json;
using System.Text.RegularExpressions;
using RedStation.Api.Http.Json;
using RedStation.Contracts;
using RedStation.Domain.Text;

namespace RedStation.Api.Http.Problems;

/// <summary>Says of JSON that could not be read which fields break which rule, in words that do not name types of this program.</summary>
internal static partial class JsonFaults
{
    private const string WrongType = "a value of the documented type";
    private const string Unreadable = "readable JSON";

    /// <summary>The fields.</summary>
    /// <param name="json">What the reader threw.</param>
    /// <param name="root">What the whole is called, when it is an argument of a hub's method.</param>
    public static IReadOnlyList<FieldError> Fields(JsonException json, string? root = null)
    {
        var parent = Path(json, root);
        if (Unmapped().Match(json.Message) is { Success: true } unknown)
        {
            var name = unknown.Groups["name"].Value;
            return [new FieldError(Join(Holder(parent, name, root), name), Unknown(name, unknown.Groups["type"].Value))];
        }

        if (Missing().Match(json.Message) is { Success: true } missing)
        {
            return [
                .. Quoted().Matches(missing.Groups["names"].Value).Select(name => new FieldError(Join(parent, name.Groups[1].Value), "required"))];
        }

        if (Repeated().Match(json.Message) is { Success: true } repeated)
        {
            var name = repeated.Groups["name"].Value;
            return [new FieldError(Join(Holder(parent, name, root), name), "given once")];
        }

        // A reader's own exception stands behind text that is no JSON at all. Converters of ours say their rule; the stock ones name .NET types and
        // append the path, which is no help to the caller.
        var rule = json.InnerException is JsonException ? Unreadable
            : json.Message.Contains("Path:", StringComparison.Ordinal) ? WrongType
            : json.Message;
        return [new FieldError(parent.Length == 0 ? "body" : parent, rule)];
    }

    private static string Path(JsonException json, string? root)
    {
        var path = json.Path is { Length: > 1 } found && found[0] == '$' ? found[1..] : "";
        return root is null ? path.TrimStart('.') : root + path;
    }

    /// <summary>What holds a field. Some readers name the field in the path, and some only what holds it.</summary>
    private static string Holder(string parent, string name, string? root) =>
        parent == name ? root ?? "" : parent.EndsWith("." + name, StringComparison.Ordinal) ? parent[..^(name.Length + 1)] : parent;

    private static string Join(string parent, string name) => parent.Length == 0 || parent == "body" ? name : $"{parent}.{name}";

    private static string Unknown(string name, string typeName)
    {
        var type = typeof(JsonFaults).Assembly.GetType(typeName) ?? typeof(GeoPoint).Assembly.GetType(typeName);
        if (type is null)
        {
            return "unknown";
        }

        var known = WireInput.Options.GetTypeInfo(type).Properties.Select(property => property.Name).ToList();
        return $"unknown; {(NearestName.Of(name, known) is { } near ? $"is {near} meant? " : "")}known are {string.Join(", ", known)}";
    }

    [GeneratedRegex(
        "^The JSON property '(?<name>.*)' could not be mapped to any .NET member contained in type '(?<type>[^']*)'",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Unmapped();

    [GeneratedRegex("^JSON deserialization for type '[^']*' was missing required properties including: (?<names>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Missing();

    [GeneratedRegex("^Duplicate property '(?<name>.*)' encountered during deserialization", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Repeated();

    [GeneratedRegex("'([^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}

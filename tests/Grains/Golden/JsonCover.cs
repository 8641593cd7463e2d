using System.Text.Json.Nodes;

namespace RedStation.Tests.Grains.Golden;

/// <summary>Whether one JSON value holds all that another does.</summary>
public static class JsonCover
{
    /// <summary>Paths of what <paramref name="part"/> has and <paramref name="whole"/> lacks or has otherwise.</summary>
    public static IEnumerable<string> Missing(JsonNode? part, JsonNode? whole, string path = "$") => (part, whole) switch
    {
        (null, null) => [],
        (JsonObject some, JsonObject all) => some.SelectMany(member => all.ContainsKey(member.Key)
            ? Missing(member.Value, all[member.Key], $"{path}.{member.Key}")
            : [$"{path}.{member.Key}"]),
        (JsonArray some, JsonArray all) when some.Count == all.Count =>
            some.SelectMany((element, index) => Missing(element, all[index], $"{path}[{index}]")),
        _ => JsonNode.DeepEquals(part, whole) ? [] : [path],
    };

    /// <summary>The paths of every member there is.</summary>
    public static IEnumerable<string> Paths(JsonNode? value, string path = "$") => value switch
    {
        JsonObject members => members.SelectMany(member => Paths(member.Value, $"{path}.{member.Key}").Prepend($"{path}.{member.Key}")),
        JsonArray elements => elements.SelectMany(element => Paths(element, path + "[]")).Distinct(),
        _ => [],
    };
}

using System.Text.Json.Nodes;

namespace RedStation.Tests.Grains.Golden;

/// <summary>What one version of the program wrote of one type, kept for ever.</summary>
public sealed record GoldenFile
{
    /// <summary>Members by their number (messages) or name (enums), with their type or value.</summary>
    public SortedDictionary<string, string> Members { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The serialised bytes of a message or a call, base 64; null for what is stored as JSON.</summary>
    public string? Bytes { get; init; }

    /// <summary>What they mean, as JSON; of a state this is what is stored.</summary>
    public JsonNode? Value { get; init; }

    /// <summary>The digest that recognises a repeated command, for those that have one.</summary>
    public string? Fingerprint { get; init; }
}

using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedStation.Domain.Certificates;

/// <summary>Reads what strangers have sent: nothing that two readers could understand differently is understood at all.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>JSON in base64url, or null when it is not.</summary>
    public static JsonNode? ReadEncoded(string text) => Decode(text) is { } bytes ? Read(bytes) : null;

    /// <summary>JSON in UTF-8, or null when it is not.</summary>
    public static JsonNode? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonNode.Parse(json, nodeOptions: null, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Bytes in base64url without padding, written in the only right way; or null.</summary>
    public static byte[]? Decode(string text)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(text);
            return Base64Url.EncodeToString(bytes) == text ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>A member that is a text, or null.</summary>
    public static string? Text(this JsonNode? node, string name) =>
        node is JsonObject members && members[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : null;

    /// <summary>A member that is a whole number, or null.</summary>
    public static long? Number(this JsonNode? node, string name) =>
        node is JsonObject members && members[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            && value.TryGetValue<long>(out var number) ? number : null;

    /// <summary>A member that is a time, seconds since 1970 up to the year 9999; or null.</summary>
    public static DateTimeOffset? Time(this JsonNode? node, string name) =>
        node.Number(name) is { } seconds and >= 0 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}

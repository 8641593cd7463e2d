using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedStation.Domain.Certificates;

/// <summary>
/// What opens one digest of an SD-JWT (RFC 9901, 4.2). The digest is made of the text as it was sent, so that text is never written anew.
/// </summary>
/// <param name="Text">The text, base64url.</param>
/// <param name="Name">The member's name; null for an element of an array.</param>
/// <param name="Value">The value.</param>
public sealed record Disclosure(string Text, string? Name, JsonNode? Value)
{
    /// <summary>Chinese stays readable and short.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What stands in the signed part in its place: SHA-256 of the text, base64url.</summary>
    public string Digest => DigestOf(Text);

    /// <summary>Of a member of an object.</summary>
    /// <param name="salt">At least 128 random bits, base64url.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value.</param>
    public static Disclosure OfMember(string salt, string name, JsonNode value) => new(Write([salt, name, value.DeepClone()]), name, value);

    /// <summary>Of an element of an array.</summary>
    /// <param name="salt">At least 128 random bits, base64url.</param>
    /// <param name="value">The element.</param>
    public static Disclosure OfElement(string salt, JsonNode value) => new(Write([salt, value.DeepClone()]), Name: null, value);

    /// <summary>Reads one that was sent, or null when it is none.</summary>
    public static Disclosure? Read(string text) => StrictJson.ReadEncoded(text) switch
    {
        JsonArray and [JsonValue salt, var value] when IsText(salt) => new Disclosure(text, Name: null, value?.DeepClone()),
        JsonArray and [JsonValue salt, JsonValue name, var value] when IsText(salt) && IsText(name) =>
            new Disclosure(text, name.GetValue<string>(), value?.DeepClone()),
        _ => null,
    };

    /// <summary>SHA-256 of a text in ASCII, base64url.</summary>
    internal static string DigestOf(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    private static bool IsText(JsonValue value) => value.GetValueKind() == JsonValueKind.String;

    private static string Write(JsonArray parts) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(parts.ToJsonString(Json)));
}

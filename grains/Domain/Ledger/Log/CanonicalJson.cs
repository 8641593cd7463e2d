using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedStation.Domain.Ledger.Log;

/// <summary>
/// JSON as RFC 8785 writes it, for whole numbers: keys in order, no white space, strings escaped only where JSON demands it, by the
/// shortest escape.
/// </summary>
public static class CanonicalJson
{
    /// <summary>A value as canonical text.</summary>
    /// <exception cref="ArgumentException">There is a number that is no whole number below 2^53 in it.</exception>
    public static string Write(JsonNode? value) => new StringBuilder().AppendCanonical(value).ToString();

    private static StringBuilder AppendCanonical(this StringBuilder json, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject members:
                json.Append('{');
                foreach (var (at, (key, member)) in members.OrderBy(member => member.Key, StringComparer.Ordinal).Index())
                {
                    json.Append(at == 0 ? "" : ",").AppendCanonical(key).Append(':').AppendCanonical(member);
                }

                return json.Append('}');
            case JsonArray items:
                json.Append('[');
                foreach (var (at, item) in items.Index())
                {
                    json.Append(at == 0 ? "" : ",").AppendCanonical(item);
                }

                return json.Append(']');
            case null:
                return json.Append("null");
        }

        return value.GetValueKind() switch
        {
            JsonValueKind.String => json.AppendCanonical(value.GetValue<string>()),
            JsonValueKind.True => json.Append("true"),
            JsonValueKind.False => json.Append("false"),
            _ => value.AsValue().TryGetValue<long>(out var number) && Math.Abs(number) < 1L << 53
                ? json.Append(number)
                : throw new ArgumentException("Only whole numbers below 2^53 have one form in all languages.", nameof(value)),
        };
    }

    /// <summary>Writes a string with its quotation marks.</summary>
    internal static StringBuilder AppendCanonical(this StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => json.Append(character),
            };
        }

        return json.Append('"');
    }
}

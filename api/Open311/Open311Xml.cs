using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;

namespace RedStation.Api.Open311;

/// <summary>
/// GeoReport's XML. Its JSON is the same by the Spark convention: a list loses the element around it, and what is empty is null. So the XML is made
/// from the JSON: each list stands in an element of its name, and each of its entries in one of the name below.
/// </summary>
internal static class Open311Xml
{
    private static readonly FrozenDictionary<string, string> EntryNames = new Dictionary<string, string>
    {
        ["endpoints"] = "endpoint",
        ["formats"] = "format",
        ["services"] = "service",
        ["attributes"] = "attribute",
        ["values"] = "value",
        ["service_requests"] = "request",
        ["errors"] = "error",
    }.ToFrozenDictionary();

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>A document, UTF-8 with its declaration and without a namespace.</summary>
    /// <param name="name">The root element.</param>
    /// <param name="body">Its content.</param>
    public static byte[] Write(string name, JsonNode body)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
        {
            Write(writer, name, body);
        }

        return stream.ToArray();
    }

    private static void Write(XmlWriter writer, string name, JsonNode? node)
    {
        writer.WriteStartElement(name);
        switch (node)
        {
            case JsonObject fields:
                foreach (var (field, value) in fields)
                {
                    Write(writer, field, value);
                }

                break;
            case JsonArray entries:
                foreach (var entry in entries)
                {
                    Write(writer, EntryNames[name], entry);
                }

                break;
            case JsonValue value:
                writer.WriteString(Readable(value.ToString()));
                break;
            default:
                break;
        }

        writer.WriteEndElement();
    }

    /// <summary>What XML cannot hold at all, such as a control character that somebody typed, becomes the sign for what cannot be shown.</summary>
    private static string Readable(string text)
    {
        if (text.All(letter => XmlConvert.IsXmlChar(letter) && !char.IsSurrogate(letter)))
        {
            return text;
        }

        var readable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            readable.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return readable.ToString();
    }
}

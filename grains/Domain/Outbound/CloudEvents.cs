using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace RedStation.Domain.Outbound;

/// <summary>Events as CloudEvents 1.0 has them, in the structured mode: attributes and data in one JSON document.</summary>
public static class CloudEvents
{
    /// <summary>The media type of one event.</summary>
    public const string MediaType = "application/cloudevents+json";

    /// <summary>Digits of <c>sequence</c>, so that it sorts as text.</summary>
    private const string SequenceFormat = "D10";

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The event as UTF-8. The same event always gives the same bytes.</summary>
    /// <param name="one">The event.</param>
    /// <param name="source">The installation that tells it, a URI reference; unique together with the id.</param>
    public static byte[] Write(OutboundEvent one, string source)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Writing))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", one.Id);
            json.WriteString("source", source);
            json.WriteString("type", one.Type);
            json.WriteString("subject", one.Subject);
            json.WriteString("time", IsoTime.Write(one.At));
            // The extension "sequence": the order within the subject.
            json.WriteString("sequence", one.Ordinal.ToString(SequenceFormat, CultureInfo.InvariantCulture));
            json.WriteString("datacontenttype", "application/json");
            json.WritePropertyName("data");
            json.WriteRawValue(Encoding.UTF8.GetBytes(one.Data));
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}

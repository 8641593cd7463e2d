using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedStation.Domain.Devices.Ocpp.Frames;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp;

/// <summary>Reads payloads strictly: what the published schemas refuse is refused, and what they accept is accepted.</summary>
public static class OcppPayloads
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = OcppFrameReader.Deepest };

    /// <summary>Reads a payload.</summary>
    /// <param name="payload">A JSON object.</param>
    /// <param name="type">What it is to be.</param>
    /// <returns>The message, or why it is none.</returns>
    public static (object? Message, OcppFault? Fault) Read(ReadOnlyMemory<byte> payload, JsonTypeInfo type)
    {
        try
        {
            // Never null anywhere but in a vendor's own data, and the readers of optional members would take it for "left out".
            return HasNull(payload.Span, HasOpenData(type))
                ? (null, new OcppFault(OcppErrorCode.TypeConstraintViolation, "A member that has no value is left out, not null."))
                : (JsonSerializer.Deserialize(payload.Span, type)!, null);
        }
        catch (OcppFormatException fault)
        {
            return (null, new OcppFault(fault.Code, Placed(fault.Message, fault.Path)));
        }
        catch (JsonException fault)
        {
            return (null, new OcppFault(CodeOf(payload, type), Placed("The message is not as the protocol has it.", fault.Path)));
        }
        catch (InvalidOperationException)
        {
            return (null, new OcppFault(OcppErrorCode.FormationViolation, "The message has a text that is not valid Unicode."));
        }
    }

    private static string Placed(string description, string? path) => path is null ? description : $"{path}: {description}";

    /// <summary>Whether a member holds whatever a vendor likes.</summary>
    private static bool HasOpenData(JsonTypeInfo type) => type.Properties.Any(property => property.PropertyType == typeof(JsonElement?));

    private static bool HasNull(ReadOnlySpan<byte> payload, bool hasOpenData)
    {
        var reader = new Utf8JsonReader(payload, Strict);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                return true;
            }

            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("customData"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.Null)
                {
                    return true;
                }

                reader.Skip();
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && hasOpenData && reader.ValueTextEquals("data"u8))
            {
                // Null too.
                reader.Read();
                reader.Skip();
            }
        }

        return false;
    }

    /// <summary>The first fault in the order of the message; only computed for a message that is refused.</summary>
    private static OcppErrorCode CodeOf(ReadOnlyMemory<byte> payload, JsonTypeInfo type)
    {
        try
        {
            using var document = JsonDocument.Parse(payload, new JsonDocumentOptions { MaxDepth = OcppFrameReader.Deepest });
            return Find(document.RootElement, type) ?? OcppErrorCode.TypeConstraintViolation;
        }
        catch (InvalidOperationException)
        {
            // The name of a member is not valid Unicode.
            return OcppErrorCode.FormationViolation;
        }
    }

    private static OcppErrorCode? Find(JsonElement element, JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return null;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return OcppErrorCode.TypeConstraintViolation;
        }

        var seen = new HashSet<string>();
        foreach (var member in element.EnumerateObject())
        {
            if (!seen.Add(member.Name))
            {
                return OcppErrorCode.OccurrenceConstraintViolation;
            }

            var known = type.Properties.FirstOrDefault(property => property.Name == member.Name);
            if (known is null)
            {
                if (type.UnmappedMemberHandling != System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip)
                {
                    return OcppErrorCode.FormationViolation;
                }
            }
            else if (Inside(member.Value, known.PropertyType, type) is { } fault)
            {
                return fault;
            }
        }

        return type.Properties.Any(property => property.IsRequired && !seen.Contains(property.Name))
            ? OcppErrorCode.OccurrenceConstraintViolation
            : null;
    }

    private static OcppErrorCode? Inside(JsonElement value, Type type, JsonTypeInfo around)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var item = around.Options.GetTypeInfo(type.GetGenericArguments()[0]);
            return value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().Select(one => Find(one, item)).FirstOrDefault(fault => fault is not null)
                : OcppErrorCode.TypeConstraintViolation;
        }

        return Find(value, around.Options.GetTypeInfo(type));
    }
}

using System.Text.Json;

namespace RedStation.Domain.Devices.Ocpp.Frames;

/// <summary>Reads messages as they come from a socket. Whatever the bytes are, the answer is a frame: nothing is thrown.</summary>
public static class OcppFrameReader
{
    /// <summary>The longest id of a message, in characters.</summary>
    public const int LongestId = 36;

    /// <summary>The longest name of an action, in characters.</summary>
    public const int LongestAction = 64;

    /// <summary>How deep a message may be nested; those of the protocol are not half as deep.</summary>
    public const int Deepest = 32;

    private const int Call = 2;
    private const int Result = 3;
    private const int Error = 4;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = Deepest };

    /// <summary>Reads one message.</summary>
    /// <param name="message">The whole message, in UTF-8. The frame refers to it.</param>
    public static OcppFrame Read(ReadOnlyMemory<byte> message)
    {
        var parts = new Parts();
        try
        {
            return Parse(message, ref parts);
        }
        catch (JsonException)
        {
            return Malformed(parts, OcppErrorCode.FormationViolation, "The message is not well-formed JSON.");
        }
        catch (InvalidOperationException)
        {
            // A text that is no UTF-16, such as half a surrogate pair.
            return Malformed(parts, OcppErrorCode.FormationViolation, "The message has a text that is not valid Unicode.");
        }
    }

    private static OcppFrame Parse(ReadOnlyMemory<byte> message, ref Parts parts)
    {
        var reader = new Utf8JsonReader(message.Span, Strict);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            return Malformed(parts, OcppErrorCode.FormationViolation, "A message is an array.");
        }

        if (!reader.Read() || reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out parts.Type))
        {
            return Malformed(parts, OcppErrorCode.FormationViolation, "The first element is the type of the message, a number.");
        }

        if (parts.Type is not (Call or Result or Error))
        {
            return Malformed(parts, OcppErrorCode.ProtocolError, "There are no messages of this type.");
        }

        if (!reader.Read() || reader.TokenType != JsonTokenType.String)
        {
            return Malformed(parts, OcppErrorCode.FormationViolation, "The second element is the id of the message, a text.");
        }

        var id = reader.GetString()!;
        if (id.Length is 0 or > LongestId)
        {
            return Malformed(parts, OcppErrorCode.FormationViolation, "An id has 1 to 36 characters.");
        }

        parts.Id = id;
        return parts.Type switch
        {
            Call => ReadCall(message, ref reader, parts),
            Result => ReadResult(message, ref reader, parts),
            _ => ReadError(ref reader, parts),
        };
    }

    private static OcppFrame ReadCall(ReadOnlyMemory<byte> message, ref Utf8JsonReader reader, Parts parts)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.String)
        {
            return Malformed(parts, OcppErrorCode.FormationViolation, "The third element is the action, a text.");
        }

        var action = reader.GetString()!;
        if (action.Length > LongestAction)
        {
            return Malformed(parts, OcppErrorCode.NotImplemented, "There is no such action.");
        }

        return Payload(message, ref reader) is { } payload && IsEnd(ref reader)
            ? new OcppCall(parts.Id!, action, payload)
            : Malformed(parts, OcppErrorCode.FormationViolation, "A request has four elements, the last of which is an object.");
    }

    private static OcppFrame ReadResult(ReadOnlyMemory<byte> message, ref Utf8JsonReader reader, Parts parts) =>
        Payload(message, ref reader) is { } payload && IsEnd(ref reader)
            ? new OcppResult(parts.Id!, payload)
            : Malformed(parts, OcppErrorCode.FormationViolation, "An answer has three elements, the last of which is an object.");

    /// <summary>A refusal is understood however little of it is in order: what counts is that there will be no answer.</summary>
    private static OcppError ReadError(ref Utf8JsonReader reader, Parts parts)
    {
        var code = Text(ref reader);
        var description = Text(ref reader);
        while (reader.Read())
        {
        }

        return new OcppError(parts.Id!, code, description);
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        const int most = 255;
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndArray)
        {
            return "";
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            var text = reader.GetString()!;
            return text.Length > most ? text[..most] : text;
        }

        reader.Skip();
        return "";
    }

    private static ReadOnlyMemory<byte>? Payload(ReadOnlyMemory<byte> message, ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var from = (int)reader.TokenStartIndex;
        reader.Skip();
        return message[from..(int)reader.BytesConsumed];
    }

    private static bool IsEnd(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.EndArray && !reader.Read();

    private static OcppMalformed Malformed(Parts parts, OcppErrorCode code, string description) =>
        new(parts.Id, code, description, parts.Type is not (Result or Error));

    /// <summary>What was read until now.</summary>
    private struct Parts
    {
        public int Type;
        public string? Id;
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Frames;

namespace RedStation.Domain.Devices.Ocpp.Json;

/// <summary>A text of limited length, counted in Unicode code points as JSON Schema does.</summary>
public abstract class LimitedText(int most) : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadLimited(ref reader, most);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private static string ReadLimited(ref Utf8JsonReader reader, int most)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new OcppFormatException(OcppErrorCode.TypeConstraintViolation, "A text was expected.");
        }

        var text = reader.GetString()!;
        return text.Length <= most || CodePoints(text) <= most
            ? text
            : throw new OcppFormatException(OcppErrorCode.PropertyConstraintViolation, $"A text has at most {most} characters.");
    }

    private static int CodePoints(string text)
    {
        var count = text.Length;
        foreach (var unit in text)
        {
            count -= char.IsLowSurrogate(unit) ? 1 : 0;
        }

        return count;
    }
}

/// <summary>A text of at most 8 characters.</summary>
public sealed class Text8() : LimitedText(8);

/// <summary>A text of at most 16 characters.</summary>
public sealed class Text16() : LimitedText(16);

/// <summary>A text of at most 20 characters.</summary>
public sealed class Text20() : LimitedText(20);

/// <summary>A text of at most 25 characters.</summary>
public sealed class Text25() : LimitedText(25);

/// <summary>A text of at most 36 characters.</summary>
public sealed class Text36() : LimitedText(36);

/// <summary>A text of at most 40 characters.</summary>
public sealed class Text40() : LimitedText(40);

/// <summary>A text of at most 50 characters.</summary>
public sealed class Text50() : LimitedText(50);

/// <summary>A text of at most 128 characters.</summary>
public sealed class Text128() : LimitedText(128);

/// <summary>A text of at most 255 characters.</summary>
public sealed class Text255() : LimitedText(255);

/// <summary>A text of at most 500 characters.</summary>
public sealed class Text500() : LimitedText(500);

/// <summary>A text of at most 512 characters.</summary>
public sealed class Text512() : LimitedText(512);

/// <summary>A text of at most 1000 characters.</summary>
public sealed class Text1000() : LimitedText(1000);

/// <summary>A text of at most 2500 characters.</summary>
public sealed class Text2500() : LimitedText(2500);

/// <summary>A text of at most 5500 characters.</summary>
public sealed class Text5500() : LimitedText(5500);

using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace RedStation.Storage.Archive;

/// <summary>A row as a line of an archive, and back.</summary>
internal static class RowText
{
    /// <summary>Writes the reader's present row as a JSON array.</summary>
    public static void Write(Utf8JsonWriter json, DbDataReader reader, ImmutableArray<ArchiveColumn> columns)
    {
        json.WriteStartArray();
        for (var at = 0; at < columns.Length; at++)
        {
            if (reader.IsDBNull(at))
            {
                json.WriteNullValue();
                continue;
            }

            switch (columns[at].Kind)
            {
                case ColumnKind.Text:
                    json.WriteStringValue(reader.GetString(at));
                    break;
                case ColumnKind.Integer:
                    json.WriteNumberValue(Convert.ToInt64(reader.GetValue(at), CultureInfo.InvariantCulture));
                    break;
                case ColumnKind.Real:
                    json.WriteNumberValue(reader.GetDouble(at));
                    break;
                case ColumnKind.Bytes:
                    json.WriteBase64StringValue(reader.GetFieldValue<byte[]>(at));
                    break;
                case ColumnKind.Time:
                    json.WriteStringValue(Time(reader.GetValue(at)));
                    break;
            }
        }

        json.WriteEndArray();
    }

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is no row of these columns.</exception>
    public static object?[] Read(string line, ImmutableArray<ArchiveColumn> columns)
    {
        using var row = Parse(line);
        if (row.RootElement.ValueKind != JsonValueKind.Array || row.RootElement.GetArrayLength() != columns.Length)
        {
            throw new FormatException("A line is no row of its table.");
        }

        return [.. row.RootElement.EnumerateArray().Select((value, at) => Read(value, columns[at].Kind))];
    }

    private static JsonDocument Parse(string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException exception)
        {
            throw new FormatException("A line is not JSON.", exception);
        }
    }

    private static object? Read(JsonElement value, ColumnKind kind)
    {
        try
        {
            return value.ValueKind == JsonValueKind.Null ? null : kind switch
            {
                ColumnKind.Text => value.GetString(),
                ColumnKind.Integer => value.GetInt64(),
                ColumnKind.Real => value.GetDouble(),
                ColumnKind.Bytes => value.GetBytesFromBase64(),
                _ => value.GetDateTimeOffset().UtcDateTime,
            };
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException($"A value is no {kind}.", exception);
        }
    }

    /// <summary>To the microsecond, which is as fine as PostgreSQL has it, so that a moment is the same wherever it comes from.</summary>
    private static DateTime Time(object value)
    {
        var moment = Moment(value);
        return moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>The embedded database has moments as seconds since 1970, or as text in UTC.</summary>
    private static DateTime Moment(object value) => value switch
    {
        DateTime moment => moment.ToUniversalTime(),
        long seconds => DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime,
        _ => DateTime.Parse(
            (string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
    };
}

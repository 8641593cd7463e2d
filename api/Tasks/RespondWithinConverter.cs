using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;
using RedStation.Contracts;
using RedStation.Domain.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>How long a task may take: an ISO 8601 duration such as <c>PT30M</c>, or a number of minutes. 1 min … 7 days.</summary>
internal sealed class RespondWithinConverter : JsonConverter<TimeSpan?>
{
    private const string Rule = "minutes, or " + IsoDuration.Rule + "; 1 minute to 7 days";

    public override TimeSpan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var span = reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.Number when reader.TryGetDouble(out var minutes) && minutes <= Limits.RespondWithinMost.TotalMinutes && minutes > 0 =>
                TimeSpan.FromMinutes(minutes),
            JsonTokenType.String => (TimeSpan?)Duration(reader.GetString()!),
            _ => throw new JsonException(Rule),
        };
        return span is null || (span >= Limits.RespondWithinLeast && span <= Limits.RespondWithinMost) ? span : throw new JsonException(Rule);
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan? value, JsonSerializerOptions options)
    {
        if (value is { } span)
        {
            writer.WriteStringValue(XmlConvert.ToString(span));
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static TimeSpan Duration(string text) => IsoDuration.TryRead(text, out var duration) ? duration : throw new JsonException(Rule);
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using RedStation.Domain.Devices.Ocpp.Frames;

namespace RedStation.Domain.Devices.Ocpp.Json;

/// <summary>
/// A date and a time of RFC 3339. Without a zone, as some chargers write it and the schemas' own checkers let it pass, it is UTC, which is what the
/// protocol has. Written in UTC with milliseconds and <c>Z</c>. A leap second is the second before it.
/// </summary>
public sealed partial class ZonedTime : JsonConverter<DateTimeOffset>
{
    private const int Longest = 64;
    private const int FractionDigits = 7;

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new OcppFormatException(OcppErrorCode.TypeConstraintViolation, "A time was expected.");
        }

        return Parse(reader.GetString()!)
            ?? throw new OcppFormatException(OcppErrorCode.PropertyConstraintViolation, "A time is a date and a time of day as in RFC 3339.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(IsoTime.Write(value));

    /// <summary>Reads a time; null when it is not written as one, or does not exist.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        if (text.Length > Longest || Pattern().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var (year, month, day) = (Number(match, "year"), Number(match, "month"), Number(match, "day"));
        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), Number(match, "second"));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var leaps = (hour, minute, second) == (23, 59, 60);
        if (!leaps && (hour > 23 || minute > 59 || second > 59))
        {
            return null;
        }

        var fraction = match.Groups["fraction"].Value is { Length: > 0 } digits
            ? long.Parse(digits.PadRight(FractionDigits, '0')[..FractionDigits], CultureInfo.InvariantCulture)
            : 0;
        var local = new DateTime(year, month, day, hour, minute, leaps ? 59 : second, DateTimeKind.Unspecified).AddTicks(fraction);
        var ticks = local.Ticks - Offset(match).Ticks;
        return ticks >= DateTimeOffset.MinValue.Ticks && ticks <= DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    private static TimeSpan Offset(Match match)
    {
        var zone = match.Groups["zone"].Value;
        if (zone is "" or "z" or "Z")
        {
            return TimeSpan.Zero;
        }

        var minutes = Number(match, "zoneHour") * 60 + (match.Groups["zoneMinute"].Success ? Number(match, "zoneMinute") : 0);
        return TimeSpan.FromMinutes(zone[0] == '-' ? -minutes : minutes);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})[Tt ](?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})"
        + @"(\.(?<fraction>[0-9]+))?(?<zone>[zZ]|[+-](?<zoneHour>[0-9]{2})(:?(?<zoneMinute>[0-9]{2}))?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

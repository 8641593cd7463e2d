using System.Collections.Immutable;
using System.Globalization;
using RedStation.Api.Http.Json;
using RedStation.Contracts;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Text;

namespace RedStation.Api.Http.Problems;

/// <summary>
/// Reads the fields that many requests share. Each gives a usable value even when the rule is broken; the caller looks at
/// <see cref="Checker.Failed"/> before it acts.
/// </summary>
public static class CheckedFields
{
    private const string OperationIdRule = "1 to 64 of A-Z a-z 0-9 . _ : -";

    /// <summary>The client's id of a command: 1 … 64 of letters, digits and <c>. _ : -</c>.</summary>
    public static string OperationId(this Checker checker, string? value)
    {
        checker.Require(
            value is { Length: >= 1 and <= Limits.OperationId } && value.All(IsOperationCharacter), "operationId", OperationIdRule);
        return value ?? string.Empty;
    }

    /// <summary>
    /// A text that people write, of 1 … <paramref name="most"/> characters as they count them, made fit to be shown to others
    /// (<see cref="PersonText"/>). It may have several lines.
    /// </summary>
    public static string Text(this Checker checker, string? value, string field, int most) =>
        checker.Readable(PersonText.Lines(value), value, field, most);

    /// <summary>The same for a text that may be absent or have nothing in it that can be seen, which are the same.</summary>
    public static string? OptionalText(this Checker checker, string? value, string field, int most) =>
        PersonText.Lines(value).Length == 0 ? null : checker.Text(value, field, most);

    /// <summary>A name or an address: as <see cref="Text"/>, in one line.</summary>
    public static string Line(this Checker checker, string? value, string field, int most) =>
        checker.Readable(PersonText.Line(value), value, field, most);

    /// <summary>A line that may be absent or have nothing in it that can be seen, which are the same.</summary>
    public static string? OptionalLine(this Checker checker, string? value, string field, int most) =>
        PersonText.Line(value).Length == 0 ? null : checker.Line(value, field, most);

    /// <summary>A place on the globe.</summary>
    public static GeoPoint Position(this Checker checker, PositionInput? value, string field = "position")
    {
        if (!checker.Require(value is { Lat: not null, Lon: not null }, field, "lat and lon, in degrees"))
        {
            return default;
        }

        var place = new GeoPoint(value!.Lat!.Value, value.Lon!.Value);
        checker.Require(place.IsOnGlobe(), field, "lat -90 to 90, lon -180 to 180");
        return place;
    }

    /// <summary>What a rider submits: a note, a photo, one that follows, or both.</summary>
    public static Evidence Evidence(this Checker checker, Evidence? value)
    {
        var note = checker.OptionalText(value?.Note, "evidence.note", Limits.Note);
        var photo = checker.OptionalLine(value?.PhotoId, "evidence.photoId", Limits.EntityId);
        var follows = value is { PhotoFollows: true } && photo is null;
        checker.Require(note is not null || photo is not null || follows, "evidence", "a note or a photo");
        return new Evidence(note, photo, follows ? true : null);
    }

    /// <summary>How many entries a page has: 1 … 200, or a default.</summary>
    public static int Limit(this Checker checker, string? value, int standard = Limits.Page)
    {
        if (value is null)
        {
            return standard;
        }

        var read = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit);
        checker.Require(read && limit is >= 1 and <= Limits.Page, "limit", "1 to 200");
        return read ? limit : standard;
    }

    /// <summary>An enum value that must be there.</summary>
    public static T Required<T>(this Checker checker, T? value, string field)
        where T : struct, Enum
    {
        checker.Require(value is not null, field, WireNames.Rule<T>());
        return value ?? default;
    }

    /// <summary>A list without repetitions.</summary>
    public static ImmutableArray<T> Set<T>(this Checker checker, IReadOnlyList<T>? values, string field, int most)
    {
        checker.Require((values?.Count ?? 0) <= most, field, string.Create(CultureInfo.InvariantCulture, $"at most {most} entries"));
        return values is null ? [] : [.. values.Distinct().Take(most)];
    }

    private static bool IsOperationCharacter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or ':' or '-';

    private static string Readable(this Checker checker, string clean, string? written, string field, int most)
    {
        var readable = checker.Require(written is null || PersonText.IsReadable(written), field, "no control characters");
        checker.Require(
            !readable || (clean.Length >= 1 && PersonText.Fits(clean, most)),
            field,
            string.Create(CultureInfo.InvariantCulture, $"1 to {most} characters"));
        return clean;
    }
}

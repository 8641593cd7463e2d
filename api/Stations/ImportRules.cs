using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RedStation.Api.Http.Json;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Districts;
using RedStation.Domain.Geo;
using RedStation.Domain.Text;

namespace RedStation.Api.Stations;

/// <summary>Checks one row, every field of it, and makes a station of it.</summary>
/// <param name="districts">Where districts are.</param>
/// <param name="datum">What coordinates are measured against where a row does not say it.</param>
/// <param name="errors">Where errors are noted.</param>
internal sealed class ImportRules(DistrictMap districts, Datum datum, ImportErrors errors)
{
    private const string IsOf = "1 to 64 of A-Z a-z 0-9 . _ -";

    /// <summary>How many places were converted.</summary>
    public int Converted { get; private set; }

    /// <summary>The station, or null when something was wrong; what, is among the errors.</summary>
    public ImportedStation? Check(ImportRow row)
    {
        var before = errors.Count;
        var id = row["id"];
        Require(id is not null, row, "id", "required", IsOf);
        Require(id is null || StationId.IsValid(id), row, "id", "format", IsOf);
        var name = Text(row, "name", Limits.Name);
        Require(name is not null, row, "name", "required", $"1 to {Limits.Name} characters");
        var position = Position(row);
        var definition = new StationDefinition(
            name ?? "",
            District(row, position) ?? "",
            position,
            Ports(row),
            Services(row),
            Hours(row),
            Door(row),
            Text(row, "operatorName", Limits.Name),
            Text(row, "address", Limits.Address));
        return errors.Count == before ? new ImportedStation(id!, definition, [.. row.Fields.Keys]) : null;
    }

    private GeoPoint Position(ImportRow row)
    {
        var place = new GeoPoint(Degrees(row, "lat", 90), Degrees(row, "lon", 180));
        var measured = datum;
        Require(
            row["datum"] is not { } text || WireNames.TryRead(text.ToLowerInvariant(), out measured), row, "datum", "unknown",
            WireNames.Rule<Datum>());
        if (measured == Datum.Wgs84 || !place.IsOnGlobe())
        {
            return place;
        }

        Converted++;
        return Datums.ToWgs84(place, measured);
    }

    private string? District(ImportRow row, GeoPoint position)
    {
        if (!position.IsOnGlobe())
        {
            return null;
        }

        var named = row["district"] is { } written ? Adcode(written) : null;
        var (district, isAsNamed) = StationFields.DistrictAt(position, named, districts);
        if (district is null)
        {
            errors.Add(row.Number, "position", "outside", $"{row["lat"]},{row["lon"]}", "a place in Hangzhou, Ningbo, Wenzhou or Shaoxing (lat,lon)");
        }

        Require(isAsNamed, row, "district", "mismatch", $"{district?.Adcode} ({district?.Name}), in which the position lies");
        return district?.Adcode;
    }

    /// <summary>Spreadsheets write 330106.0 for 330106.</summary>
    private static string Adcode(string text) => Plain(text) is var plain && plain.EndsWith(".0", StringComparison.Ordinal) ? plain[..^2] : plain;

    private double Degrees(ImportRow row, string field, double most)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"degrees, -{most} to {most}");
        if (!Require(row[field] is not null, row, field, "required", expected))
        {
            return double.NaN;
        }

        var degrees = Number(row, field) ?? double.NaN;
        return Require(!double.IsNaN(degrees), row, field, "number", expected + ", with a decimal point")
            && Require(Math.Abs(degrees) <= most, row, field, "range", expected) ? degrees : double.NaN;
    }

    private int Ports(ImportRow row)
    {
        const string Expected = "a whole number, " + StationFields.PortsRule;
        if (!Require(row["ports"] is not null, row, "ports", "required", Expected))
        {
            return 0;
        }

        // Spreadsheets write 4.0 for 4.
        var count = Number(row, "ports") ?? double.NaN;
        return Require(double.IsInteger(count), row, "ports", "number", Expected)
            && Require(StationFields.IsPortCount(count), row, "ports", "range", Expected) ? (int)count : 0;
    }

    // A file that says nothing about services still says that a station with ports charges.
    private ImmutableArray<StationService> Services(ImportRow row)
    {
        if (row["services"] is not { } text)
        {
            return Number(row, "ports") is null or 0 ? [] : [StationService.Charging];
        }

        var services = text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => WireNames.TryRead<StationService>(name, out var service) ? service : (StationService?)null)
            .ToArray();
        Require(
            !services.Contains(null), row, "services", "unknown",
            WireNames.Rule<StationService>() + "; several with | between, as in charging|water");
        return StationFields.Services(services.OfType<StationService>());
    }

    private OpeningHours? Hours(ImportRow row)
    {
        var (opens, closes) = (Time(row, "opens"), Time(row, "closes"));
        Require(row["opens"] is null == row["closes"] is null, row, "closes", "pair", "opens and closes, or neither");
        return opens is { } from && closes is { } to ? new OpeningHours(from, to) : null;
    }

    private TimeOnly? Time(ImportRow row, string field)
    {
        if (row[field] is not { } text)
        {
            return null;
        }

        var expected = TimeOfDayText.Rule(field == "closes");
        var (hasForm, time) = TimeOfDayText.Read(text, field == "closes");
        return Require(hasForm, row, field, "format", expected) && Require(time is not null, row, field, "range", expected) ? time : null;
    }

    private string? Text(ImportRow row, string field, int most)
    {
        if (row[field] is not { } written)
        {
            return null;
        }

        var text = PersonText.Line(written);
        Require(PersonText.IsReadable(written), row, field, "format", "no control characters");
        Require(PersonText.Fits(text, most), row, field, "length", $"at most {most} characters");
        return text.Length == 0 ? null : text;
    }

    private DoorPolicy Door(ImportRow row)
    {
        var door = DoorPolicy.None;
        Require(row["door"] is not { } text || WireNames.TryRead(text, out door), row, "door", "unknown", WireNames.Rule<DoorPolicy>());
        return door;
    }

    private static double? Number(ImportRow row, string field) =>
        row[field] is { } text && double.TryParse(Plain(text), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : null;

    /// <summary>Digits and marks that a Chinese keyboard writes wide, as everybody else writes them.</summary>
    private static string Plain(string text) => text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC);

    private bool Require(bool holds, ImportRow row, string field, string rule, string expected)
    {
        if (!holds)
        {
            errors.Add(row.Number, field, rule, row[field], expected);
        }

        return holds;
    }
}

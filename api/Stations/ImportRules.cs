using System.Collections.Immutable;
using System.Globalization;
using RedStation.Api.Json;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Districts;

namespace RedStation.Api.Stations;

/// <summary>Checks one row, every field of it, and makes a station of it.</summary>
public sealed class ImportRules(DistrictMap districts, ImportErrors errors)
{
    /// <summary>The station, or null when something was wrong; what, is among the errors.</summary>
    public ImportedStation? Check(ImportRow row)
    {
        var before = errors.Count;
        var id = row["id"];
        Require(id is not null, row, "id", "required");
        Require(id is null || StationId.IsValid(id), row, "id", "format");
        var name = Text(row, "name", Limits.Name);
        Require(name is not null, row, "name", "required");
        var position = new GeoPoint(Degrees(row, "lat", 90), Degrees(row, "lon", 180));
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
        return errors.Count == before ? new ImportedStation(id!, definition) : null;
    }

    private string? District(ImportRow row, GeoPoint position)
    {
        if (!position.IsOnGlobe())
        {
            return null;
        }

        var district = districts.At(position)?.Adcode;
        Require(district is not null, row, "position", "outside");
        Require(district is null || row["district"] is null || row["district"] == district, row, "district", "mismatch");
        return district;
    }

    private double Degrees(ImportRow row, string field, double most)
    {
        if (row[field] is not { } text)
        {
            errors.Add(row.Number, field, "required");
            return double.NaN;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) || !double.IsFinite(degrees))
        {
            errors.Add(row.Number, field, "number");
            return double.NaN;
        }

        return Require(Math.Abs(degrees) <= most, row, field, "range") ? degrees : double.NaN;
    }

    private int Ports(ImportRow row)
    {
        var count = 0;
        Require(row["ports"] is not null, row, "ports", "required");
        if (row["ports"] is { } text
            && Require(int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out count), row, "ports", "number"))
        {
            Require(count is >= 0 and <= Limits.Ports, row, "ports", "range");
        }

        return count;
    }

    // A file that says nothing about services still says that a station with ports charges.
    private ImmutableArray<StationService> Services(ImportRow row)
    {
        if (row["services"] is not { } text)
        {
            return row["ports"] is null or "0" ? [] : [StationService.Charging];
        }

        var services = text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => WireNames.TryRead<StationService>(name, out var service) ? service : (StationService?)null)
            .ToArray();
        Require(!services.Contains(null), row, "services", "unknown");
        return [.. services.OfType<StationService>().Distinct().Order()];
    }

    private OpeningHours? Hours(ImportRow row)
    {
        var (opens, closes) = (Time(row, "opens"), Time(row, "closes"));
        Require(row["opens"] is null == row["closes"] is null, row, "closes", "pair");
        return opens is { } from && closes is { } to ? new OpeningHours(from, to) : null;
    }

    private TimeOnly? Time(ImportRow row, string field)
    {
        if (row[field] is not { } text)
        {
            return null;
        }

        return Require(TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time), row, field, "format")
            ? time
            : null;
    }

    private string? Text(ImportRow row, string field, int most)
    {
        var text = row[field];
        Require(text is null || text.Length <= most, row, field, "length");
        Require(text is null || !text.Any(char.IsControl), row, field, "format");
        return text;
    }

    private DoorPolicy Door(ImportRow row)
    {
        var door = DoorPolicy.None;
        Require(row["door"] is not { } text || WireNames.TryRead(text, out door), row, "door", "unknown");
        return door;
    }

    private bool Require(bool holds, ImportRow row, string field, string rule)
    {
        if (!holds)
        {
            errors.Add(row.Number, field, rule);
        }

        return holds;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using RedStation.Api.Http.Json;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Districts;
using RedStation.Domain.Pricing;

namespace RedStation.Api.Pricing;

/// <summary>Checks what price lists have in requests. What is wrong has a code of its own where a program may want to act on it.</summary>
internal static class PriceChecks
{
    /// <summary>What the whole city is called where a district is named otherwise.</summary>
    public const string City = "city";

    private const string DayForm = "yyyy-MM-dd";
    private const string DayRule = "a day such as 2026-11-29";
    private const int KeyLength = 40;

    /// <summary>A district by its adcode, null for the whole city.</summary>
    public static string? District(this Checker checker, string? value, DistrictMap districts)
    {
        var unknown = value is not null && districts.Find(value) is null;
        checker.Refuse(unknown ? PriceListRefusal.UnknownDistrict : null, "district", "the adcode of a known district, or none");
        return value;
    }

    /// <summary>The district of a place, <c>lat,lon</c> in degrees WGS-84.</summary>
    public static string? DistrictAt(this Checker checker, string position, DistrictMap districts)
    {
        var parts = position.Split(',');
        var read = double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var lat)
            & double.TryParse(parts[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var lon);
        var district = read && parts.Length == 2 ? districts.At(new GeoPoint(lat, lon))?.Adcode : null;
        checker.Require(district is not null, "position", "lat,lon in a known district");
        return district;
    }

    /// <summary>A day.</summary>
    public static DateOnly Day(this Checker checker, string? value, string field)
    {
        checker.Require(DateOnly.TryParseExact(value, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day), field, DayRule);
        return day;
    }

    /// <summary>A day that may be absent.</summary>
    public static DateOnly? OptionalDay(this Checker checker, string? value, string field) => value is null ? null : checker.Day(value, field);

    /// <summary>An id of a service or a need.</summary>
    public static string Key(this Checker checker, string? value, string field)
    {
        checker.Require(
            value is { Length: >= 1 and <= KeyLength } && value.All(IsKeyCharacter),
            field,
            "1 to 40 of a-z 0-9 -");
        return value ?? "";
    }

    /// <summary>An amount of points or minutes: whole, 1 … <paramref name="most"/>.</summary>
    public static int Amount(this Checker checker, decimal? value, string field, int most)
    {
        var rule = string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {most}");
        if (!checker.Require(value is not null, field, rule))
        {
            return 1;
        }

        return checker.Refuse(PriceListRules.CheckAmount(value!.Value, most), field, rule) ? (int)value.Value : 1;
    }

    /// <summary>Minutes between two bounds.</summary>
    public static int Minutes(this Checker checker, int? value, string field, int least, int most)
    {
        checker.Require(value >= least && value <= most, field, string.Create(CultureInfo.InvariantCulture, $"{least} to {most} minutes"));
        return value ?? least;
    }

    /// <summary>A draft with its entries, each read by <paramref name="read"/>. Which rules of lists it breaks is noted as well.</summary>
    public static PriceListDraft<TEntry> Draft<TInput, TEntry>(
        this Checker checker,
        IPriceDraftRequest<TInput> request,
        DistrictMap districts,
        Func<Checker, TInput, string, TEntry?> read)
        where TInput : class
        where TEntry : class, IPriceEntry
    {
        var district = checker.District(request.District, districts);
        var (from, until) = (checker.Day(request.From, "from"), checker.OptionalDay(request.Until, "until"));
        var note = checker.Text(request.Note, "note", Limits.Note);
        checker.Require(request.BasedOn >= 0, "basedOn", "the number of the latest version of the scope, 0 when there is none");
        var (entries, count) = (request.Entries, request.Entries?.Count ?? 0);
        if (PriceListRules.CheckCount(count) is { } wrong)
        {
            checker.Refuse(wrong, "entries", CountRule);
            return new PriceListDraft<TEntry>(district, from, until, note, request.BasedOn ?? 0, []);
        }

        var good = ImmutableArray.CreateBuilder<TEntry>(count);
        for (var at = 0; at < count; at++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"entries[{at}]");
            if (checker.Require(entries![at] is not null, field, "an entry") && read(checker, entries[at], field) is { } entry)
            {
                good.Add(entry);
            }
        }

        var draft = new PriceListDraft<TEntry>(district, from, until, note, request.BasedOn ?? 0, good.ToImmutable());
        // An entry that could not be read has no place in the list, and the places of the others would be wrong.
        foreach (var fault in good.Count == count ? PriceListRules.Check(draft, Required<TEntry>()) : [])
        {
            checker.Refuse(fault.Refusal, fault.Field, PriceListProblems.Rule(fault.Refusal));
        }

        return draft;
    }

    /// <summary>Notes a refusal, if there is one; says whether there is none.</summary>
    public static bool Refuse(this Checker checker, PriceListRefusal? refusal, string field, string rule) =>
        refusal is null || checker.Require(false, field, rule, RefusalCodes.Of(refusal.Value));

    private static bool IsKeyCharacter(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-';

    private static string CountRule => string.Create(CultureInfo.InvariantCulture, $"1 to {Limits.PriceEntries} entries");

    /// <summary>The whole city's prices of tasks leave out no kind.</summary>
    private static IEnumerable<string> Required<TEntry>() =>
        typeof(TEntry) == typeof(TaskPrice) ? Enum.GetValues<TaskType>().Select(WireNames.Of) : [];
}

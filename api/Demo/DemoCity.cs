using System.Collections.Immutable;
using System.Globalization;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Districts;
using RedStation.Domain.Geo;
using RedStation.Silo.Settings;

namespace RedStation.Api.Demo;

/// <summary>About 320 made-up stations in the districts of four cities. The same seed gives the same city.</summary>
public sealed class DemoCity
{
    private const int InTheMiddleOfHangzhou = 105;
    private const int ShowcasesInHangzhou = 9;
    private const double SilentShare = 0.04;

    // Built-up districts have more stations than the rest, which have three each.
    private static readonly ImmutableDictionary<string, int> Built = new[]
    {
        (8, "330102 330105 330106 330108 330109 330110 330113 330114 330203 330205 330206 330211 330212 330302 330303 330304"),
        (7, "330602 330603 330604"),
    }
    .SelectMany(entry => entry.Item2.Split(' ').Select(adcode => KeyValuePair.Create(adcode, entry.Item1)))
    .ToImmutableDictionary();

    /// <summary>Makes the city.</summary>
    public DemoCity(DistrictMap districts, DemoOptions options)
    {
        var random = new Random(options.Seed);
        var places = new DemoPlaces(districts);
        var stations = Places(random, places, districts).Select(found => Draw(random, found.Place, found.District)).ToList();
        var numbers = new Dictionary<string, int>();
        var named = stations.ConvertAll(definition => new DemoStation(Number(numbers, definition), definition, DemoStationPart.Played));
        var showcases = Showcases(named).ToHashSet();
        Stations =
        [
            .. named.Select(station => showcases.Contains(station.Id)
                ? station with { Part = DemoStationPart.Showcase, Definition = AtItsBest(station.Definition) }
                : station with { Part = random.NextDouble() < SilentShare ? DemoStationPart.Silent : DemoStationPart.Played }),
        ];
    }

    /// <summary>The stations, city by city.</summary>
    public ImmutableArray<DemoStation> Stations { get; }

    private static List<(GeoPoint Place, District District)> Places(Random random, DemoPlaces places, DistrictMap districts)
    {
        var hangzhou = DemoCityPlan.All[0];
        var middle = Enumerable.Range(0, InTheMiddleOfHangzhou).Select(_ => places.Choose(random, hangzhou.Centre, 3_000, hangzhou.Adcode));
        var around = districts.All.SelectMany(district => Enumerable.Range(0, Built.GetValueOrDefault(district.Adcode, 3))
            .Select(_ => places.Choose(random, district.Centre, 2_500, district.Adcode)));
        return [.. middle.Concat(around).OfType<(GeoPoint, District)>()];
    }

    private static StationDefinition Draw(Random random, GeoPoint place, District district)
    {
        var street = DemoWords.Street(random);
        var hours = DemoEquipment.Hours(random);
        return new StationDefinition(
            DemoWords.Station(random, street),
            district.Adcode,
            place,
            DemoEquipment.Ports(random),
            DemoEquipment.Services(random),
            hours,
            DemoEquipment.Door(random, hours),
            DemoWords.Operator(random, district.City[..^1]),
            string.Create(CultureInfo.InvariantCulture, $"{district.City}{district.Name}{street}{random.Next(1, 400)}号"));
    }

    private static string Number(Dictionary<string, int> numbers, StationDefinition definition)
    {
        var city = DemoCityPlan.Of(definition.District).Code;
        numbers[city] = numbers.GetValueOrDefault(city) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{city}-{numbers[city]:000}");
    }

    // Most of them where the riders are, one in the middle of each other city.
    private static IEnumerable<string> Showcases(List<DemoStation> stations) => DemoCityPlan.All.SelectMany((city, index) => stations
        .Where(station => DemoCityPlan.Of(station.Definition.District) == city)
        .OrderBy(station => Distance.Metres(station.Definition.Position, city.Centre))
        .Take(index == 0 ? ShowcasesInHangzhou : 1)
        .Select(station => station.Id));

    // Open at any hour, with a door that moves: whoever looks at the demo at night should see it too.
    private static StationDefinition AtItsBest(StationDefinition definition) => definition with
    {
        Hours = null,
        Door = DoorPolicy.Always,
        Services = [.. definition.Services.Union([StationService.Water, StationService.Rest, StationService.Wifi]).Order()],
    };
}

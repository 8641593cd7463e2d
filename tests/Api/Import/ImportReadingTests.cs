using System.Globalization;
using System.Text;
using RedStation.Api.Stations;
using RedStation.Contracts.Stations;
using RedStation.Domain.Districts;

namespace RedStation.Tests.Api.Import;

public sealed class ImportReadingTests
{
    private const string Header = "id,name,lat,lon,ports";
    private static readonly DistrictMap Districts = DistrictMap.Load();

    [Fact]
    public void Read_FormatOfTheTrace_GivesStationsWithTheirDistrict()
    {
        var read = Csv($"{Header}\nst-0001,驿站 0001,30.25259,120.16681,24\nst-0002,驿站 0002,29.877,121.5355,0\n");
        Assert.Empty(read.Errors);
        Assert.Equal(["st-0001", "st-0002"], read.Stations.Select(station => station.Id));
        Assert.Equal(["330102", "330203"], read.Stations.Select(station => station.Definition.District));
        Assert.Equal([StationService.Charging], read.Stations[0].Definition.Services);
        Assert.Empty(read.Stations[1].Definition.Services);
        Assert.Null(read.Stations[0].Definition.Hours);
        Assert.Equal(DoorPolicy.None, read.Stations[0].Definition.Door);
    }

    [Fact]
    public void Read_EveryColumnInAnyOrderWithMarkAndQuotes_IsTaken()
    {
        var read = Csv("\uFEFFports,LON,lat,name,ID,district,services,door,opens,closes,operatorName,address\r\n"
            + "8,120.14265,30.27524,\"文三路,\"\"红\"\"站\",hz-1,330106,water|charging|water,hours,07:00,02:00,和风社,\" 文三路 1 号 \"\r\n");
        Assert.Empty(read.Errors);
        var station = Assert.Single(read.Stations).Definition;
        Assert.Equal("文三路,\"红\"站", station.Name);
        Assert.Equal([StationService.Charging, StationService.Water], station.Services);
        Assert.Equal(new OpeningHours(new TimeOnly(7, 0), new TimeOnly(2, 0)), station.Hours);
        Assert.Equal((DoorPolicy.Hours, "和风社", "文三路 1 号"), (station.Door, station.OperatorName, station.Address));
    }

    [Theory]
    [InlineData(",站,30.27524,120.14265,1", "id", "required")]
    [InlineData("a b,站,30.27524,120.14265,1", "id", "format")]
    [InlineData("a/b,站,30.27524,120.14265,1", "id", "format")]
    [InlineData("a,,30.27524,120.14265,1", "name", "required")]
    [InlineData("a,站,north,120.14265,1", "lat", "number")]
    [InlineData("a,站,NaN,120.14265,1", "lat", "number")]
    [InlineData("a,站,,120.14265,1", "lat", "required")]
    [InlineData("a,站,90.5,120.14265,1", "lat", "range")]
    [InlineData("a,站,30.27524,1e9,1", "lon", "range")]
    [InlineData("a,站,31.2304,121.4737,1", "position", "outside")]
    [InlineData("a,站,30.27524,120.14265,", "ports", "required")]
    [InlineData("a,站,30.27524,120.14265,65", "ports", "range")]
    [InlineData("a,站,30.27524,120.14265,-1", "ports", "range")]
    [InlineData("a,站,30.27524,120.14265,1.5", "ports", "number")]
    [InlineData("a,站,30.27524,120.14265,1,extra", "row", "format")]
    [InlineData("a,\"站,30.27524,120.14265,1", "row", "format")]
    public void Read_BrokenRow_IsToldWithItsLine(string row, string field, string rule)
    {
        var read = Csv($"{Header}\nok-1,站,30.27524,120.14265,1\n{row}\nok-2,站,30.27524,120.14265,1\n");
        Assert.Contains((3, field, rule), Faults(read));
        Assert.Equal(["ok-1", "ok-2"], read.Stations.Select(station => station.Id));
    }

    [Theory]
    [InlineData("district", "330105", "mismatch")]
    [InlineData("services", "water|beer", "unknown")]
    [InlineData("services", "Water", "unknown")]
    [InlineData("services", "1", "unknown")]
    [InlineData("door", "open", "unknown")]
    [InlineData("opens", "7 Uhr", "format")]
    [InlineData("opens", "24:00", "range")]
    [InlineData("closes", "24:01", "range")]
    [InlineData("closes", "8:00 PM", "format")]
    [InlineData("datum", "gps", "unknown")]
    [InlineData("operatorName", "LONG", "length")]
    public void Read_BrokenOptionalColumn_IsTold(string column, string value, string rule)
    {
        var text = value == "LONG" ? new string('长', 81) : value;
        Assert.Contains((2, column, rule), Faults(Csv($"{Header},{column}\na,站,30.27524,120.14265,1,{text}\n")));
    }

    [Fact]
    public void Read_OpensWithoutCloses_IsTold() =>
        Assert.Contains((2, "closes", "pair"), Faults(Csv($"{Header},opens\na,站,30.27524,120.14265,1,07:00\n")));

    [Fact]
    public void Read_SameIdTwice_IsTold() =>
        Assert.Equal([(3, "id", "duplicate")], Faults(Csv($"{Header}\na,站,30.27524,120.14265,1\na,站,30.27524,120.14265,1\n")));

    [Theory]
    [InlineData("", "file", "required")]
    [InlineData("id,name,lat,lon\n", "ports", "required")]
    [InlineData("id,name,lat,lon,ports,ID\n", "id", "duplicate")]
    public void Read_BrokenHeader_IsTold(string text, string field, string rule) =>
        Assert.Contains(Csv(text).Errors, error => error.Field == field && error.Rule == rule);

    [Fact]
    [Trait("Case", "M6")]
    public void Read_BytesThatAreNoText_AreTold()
    {
        byte[] file = [.. Encoding.ASCII.GetBytes($"{Header}\na,"), 0xFF, 0xFF, .. Encoding.ASCII.GetBytes(",30,120,1\n")];
        Assert.Equal([(0, "file", "encoding")], Faults(Importer().Read(file, ImportFormat.Csv)));
    }

    [Fact]
    [Trait("Case", "M12")]
    public void Read_TheSameFaultInAllRows_IsToldOnce()
    {
        var rows = string.Concat(Enumerable.Range(0, 1_500).Select(row => string.Create(CultureInfo.InvariantCulture, $"s{row},站,0,0,1\n")));
        var read = Csv($"{Header}\n{rows}");
        var fault = Assert.Single(read.Errors);
        Assert.Equal((1_500, 1_500, "0,0"), (fault.Count, read.ErrorCount, fault.Value));
        Assert.Equal([2, 3, 4, 5, 6], fault.Rows);
    }

    [Fact]
    public void Read_TooManyRows_IsTold()
    {
        var rows = string.Concat(
            Enumerable.Range(0, 10_001).Select(row => string.Create(CultureInfo.InvariantCulture, $"s{row},站,30.27524,120.14265,1\n")));
        Assert.Equal([(0, "file", "rows")], Faults(Csv($"{Header}\n{rows}")));
    }

    [Fact]
    public void Read_GeoJson_GivesStations()
    {
        var read = GeoJson("""
            {"type":"FeatureCollection","features":[
              {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[120.14265,30.27524]},
               "properties":{"name":"站","ports":4,"services":["water","rest"],"door":null}},
              {"type":"Feature","geometry":{"type":"Point","coordinates":[120.14265,30.27524,7]},"properties":{"id":"b","name":"站","ports":"0"}}]}
            """);
        Assert.Empty(read.Errors);
        Assert.Equal([("a", 4), ("b", 0)], read.Stations.Select(station => (station.Id, station.Definition.Ports)));
        Assert.Equal([StationService.Water, StationService.Rest], read.Stations[0].Definition.Services);
    }

    [Theory]
    [InlineData("{}", 0, "file", "format")]
    [InlineData("[", 0, "file", "format")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":7}", 0, "file", "format")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[7]}", 1, "feature", "format")]
    [InlineData(
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[]},"
        + "\"properties\":{}}]}",
        1, "geometry", "format")]
    [InlineData(
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[\"1\",2]},"
        + "\"properties\":null}]}",
        1, "geometry", "format")]
    [InlineData(
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[120,30]},"
        + "\"properties\":{\"name\":{}}}]}",
        1, "name", "format")]
    [InlineData(
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[0,0]},"
        + "\"properties\":{}}]}",
        1, "position", "outside")]
    public void Read_BrokenGeoJson_IsTold(string text, int row, string field, string rule) =>
        Assert.Contains((row, field, rule), Faults(GeoJson(text)));

    private static ImportFile Csv(string text) => Read(text, ImportFormat.Csv);

    private static ImportFile GeoJson(string text) => Read(text, ImportFormat.GeoJson);

    private static ImportFile Read(string text, ImportFormat format) => Importer().Read(Encoding.UTF8.GetBytes(text), format);

    private static IEnumerable<(int Row, string Field, string Rule)> Faults(ImportFile read) =>
        read.Errors.Select(error => (error.Row, error.Field, error.Rule));

    // Reading asks no grain.
    private static StationImporter Importer() => new(null!, Districts, null!);
}

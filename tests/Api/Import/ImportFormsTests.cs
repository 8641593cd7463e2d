using System.Text;
using RedStation.Api.Stations;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Districts;
using RedStation.Domain.Geo;

namespace RedStation.Tests.Api.Import;

/// <summary>Files as spreadsheets of Chinese Windows write them, and what a file that is wrong is told.</summary>
public sealed class ImportFormsTests
{
    private const string Header = "id,name,lat,lon,ports";
    private const string Row = "a,站,30.27524,120.14265,";
    private static readonly StationImporter Importer = new(null!, DistrictMap.Load(), null!);

    [Theory]
    [Trait("Case", "M2")]
    [InlineData("8:00", "22:00", "08:00", "22:00")]
    [InlineData("08:00:00", "24:00", "08:00", "00:00")]
    [InlineData("8：00", "２４：００", "08:00", "00:00")]
    [InlineData("0:00", "24:00:00", "00:00", "00:00")]
    [InlineData("7:30", "2:05", "07:30", "02:05")]
    public void Times_AsPeopleWriteThem_AreRead(string opens, string closes, string from, string to) => Assert.Equal(
        new OpeningHours(TimeOnly.Parse(from, null), TimeOnly.Parse(to, null)), Only($"{Header},opens,closes\n{Row}1,{opens},{closes}\n").Hours);

    [Theory]
    [Trait("Case", "M3")]
    [InlineData("4.0", 4)]
    [InlineData("4.00", 4)]
    [InlineData("４", 4)]
    [InlineData("0.0", 0)]
    public void Ports_WithAPoint_AreRead(string ports, int count) => Assert.Equal(count, Only($"{Header}\n{Row}{ports}\n").Ports);

    [Theory]
    [Trait("Case", "M6")]
    [InlineData("红", "gbk", "utf-8")]
    [InlineData("红色驿站", "gb2312", "utf-8")]
    [InlineData("红色驿站", "utf-16", "utf-8")]
    [InlineData("Station", "gbk", "gb18030")]
    public void ChineseInUtf8_WhateverItsSenderSays_IsReadAsSuch(string name, string charset, string said)
    {
        var read = Importer.Read(Encoding.UTF8.GetBytes($"{Header}\na,{name},30.27524,120.14265,1\n"), ImportFormat.Csv, charset);
        Assert.Equal((said, name), (read.Encoding, Assert.Single(read.Stations).Definition.Name));
    }

    [Theory]
    [Trait("Case", "M6")]
    [InlineData("浙江路啊阿埃挨哎")]
    [InlineData("骑手服务站")]
    [InlineData("联通")]
    public void ChineseInGb18030_AsItsSenderSays_IsReadAsSuch(string name)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes($"{Header}\na,{name},30.27524,120.14265,1\n");
        var read = Importer.Read(bytes, ImportFormat.Csv, "gbk");
        Assert.Equal(("gb18030", name), (read.Encoding, Assert.Single(read.Stations).Definition.Name));
    }

    [Theory]
    [Trait("Case", "M3")]
    [InlineData("330106")]
    [InlineData("330106.0")]
    [InlineData("３３０１０６")]
    public void District_WithAPoint_IsRead(string district) => Assert.Equal("330106", Only($"{Header},district\n{Row}1,{district}\n").District);

    [Fact]
    [Trait("Case", "M4")]
    public void EmptyColumnsAndRows_AtTheEnd_AreIgnored()
    {
        var read = Csv($"{Header},,,\r\n{Row}1,,,\r\n\r\nb,站,30.27524,120.14265,1\r\n,,,,,,,\r\n");
        Assert.Empty(read.Errors);
        Assert.Equal(["a", "b"], read.Stations.Select(station => station.Id));
    }

    [Fact]
    [Trait("Case", "M5")]
    public void LineBreakInQuotes_IsOfItsCell_AndLaterRowsKeepTheirLines()
    {
        var read = Csv($"{Header},address\r\na,\"文三路\r\n驿站\",30.27524,120.14265,1,\"一层\n\n二层\"\r\nb,站,30.27524,120.14265,400,\r\n");
        var station = Assert.Single(read.Stations).Definition;
        Assert.Equal("文三路 驿站", station.Name);
        Assert.Equal("一层  二层", station.Address);
        Assert.Equal(6, Assert.Single(read.Errors).Row);
    }

    [Theory]
    [Trait("Case", "M6")]
    [InlineData("GB18030", null, "gb18030")]
    [InlineData("GB18030", "gb18030", "gb18030")]
    [InlineData("GB18030", "GBK", "gb18030")]
    [InlineData("utf-8", null, "utf-8")]
    [InlineData("utf-8", "utf8", "utf-8")]
    [InlineData("utf-16", null, "utf-16")]
    [InlineData("utf-16BE", null, "utf-16")]
    public void Encoding_IsFoundOut_AndSaid(string written, string? charset, string said)
    {
        var encoding = written == "GB18030" ? CodePagesEncodingProvider.Instance.GetEncoding(written)! : Encoding.GetEncoding(written);
        var read = Importer.Read(
            [.. encoding.GetPreamble(), .. encoding.GetBytes($"{Header}\na,红色驿站𠮷,30.27524,120.14265,1\n")], ImportFormat.Csv, charset);
        Assert.Equal((said, "红色驿站𠮷"), (read.Encoding, Assert.Single(read.Stations).Definition.Name));
    }

    [Theory]
    [Trait("Case", "M7")]
    [InlineData(Datum.Gcj02, "", 30.276420375168122, 120.15039196436835)]
    [InlineData(Datum.Bd09, "", 30.270378954495865, 120.14386194098657)]
    [InlineData(Datum.Wgs84, "", 30.2741, 120.1551)]
    [InlineData(Datum.Wgs84, "gcj02", 30.276420375168122, 120.15039196436835)]
    [InlineData(Datum.Gcj02, "wgs84", 30.2741, 120.1551)]
    [InlineData(Datum.Wgs84, "BD09", 30.270378954495865, 120.14386194098657)]
    public void Datum_OfTheRequestOrTheRow_IsConverted(Datum datum, string ofRow, double lat, double lon)
    {
        var csv = Importer.Read(Encoding.UTF8.GetBytes($"{Header},datum\na,站,30.2741,120.1551,1,{ofRow}\n"), ImportFormat.Csv, null, datum);
        var json = Importer.Read(
            Encoding.UTF8.GetBytes(
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":\"a\","
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[120.1551,30.2741]},"
                + "\"properties\":{\"name\":\"站\",\"ports\":1,\"datum\":\"" + ofRow + "\"}}]}"),
            ImportFormat.GeoJson, null, datum);
        foreach (var read in new[] { csv, json })
        {
            var place = Assert.Single(read.Stations).Definition.Position;
            Assert.Equal(lat, place.Lat, 1e-9);
            Assert.Equal(lon, place.Lon, 1e-9);
            Assert.Equal(place == new GeoPoint(30.2741, 120.1551) ? 0 : 1, read.Converted);
        }
    }

    [Fact]
    [Trait("Case", "M12")]
    public void Fault_SaysTheValue_WhatIsAllowed_WhatWasComputed_AndOnce()
    {
        var read = Csv(
            $"{Header},services,district\n"
            + string.Concat(Enumerable.Range(0, 438).Select(row => $"s{row},站,30.27524,120.14265,1,charging;water,330203\n")));

        Assert.Equal(2, read.Errors.Length);
        var services = read.Errors.Single(error => error.Field == "services");
        Assert.Equal((2, "unknown", "charging;water", 438), (services.Row, services.Rule, services.Value, services.Count));
        Assert.Equal([2, 3, 4, 5, 6], services.Rows);
        Assert.Contains("charging, ", services.Expected, StringComparison.Ordinal);
        Assert.Contains("with | between", services.Expected, StringComparison.Ordinal);
        var district = read.Errors.Single(error => error.Field == "district");
        Assert.Equal(("mismatch", "330203", 438), (district.Rule, district.Value, district.Count));
        Assert.StartsWith("330106", district.Expected, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "M12")]
    public void Faults_OfManyValues_AreBounded()
    {
        var read = Csv($"{Header}\n" + string.Concat(Enumerable.Range(0, 5_000).Select(row => $"s{row},站,30.27524,120.14265,p{row}\n")));
        Assert.Equal((21, 5_000, 4_980), (read.Errors.Length, read.ErrorCount, read.Errors[^1].Count));
    }

    [Theory]
    [Trait("Case", "O1")]
    [InlineData("servics", "is services meant?")]
    [InlineData("Adress", "is address meant?")]
    [InlineData("colour", "one of id, name")]
    public void Column_ThatIsNotKnown_IsAnErrorNamingTheNearest(string column, string words)
    {
        var fault = Assert.Single(Csv($"{Header},{column}\n{Row}1,x\n").Errors);
        Assert.Equal((1, column, "unknown"), (fault.Row, fault.Field, fault.Rule));
        Assert.Contains(words, fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "O1")]
    public void Property_ThatIsNotKnown_IsAnErrorToo() => Assert.Contains(
        Importer.Read(
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[120.1551,30.2741]},
            "properties":{"name":"x","ports":1,"servics":"water"}}]}
            """u8,
            ImportFormat.GeoJson).Errors,
        error => error is { Field: "servics", Rule: "unknown" });

    [Fact]
    public void OtherDelimiters_AreRead() => Assert.Equal(
        ["站,一", "站,一"],
        ((char[])[';', '\t']).Select(delimiter => Only($"{Header}\na,\"站,一\",30.27524,120.14265,1\n"
            .Replace(",", delimiter.ToString(), StringComparison.Ordinal)
            .Replace("站" + delimiter, "站,", StringComparison.Ordinal)).Name));

    private static StationDefinition Only(string text)
    {
        var read = Csv(text);
        Assert.Empty(read.Errors);
        return Assert.Single(read.Stations).Definition;
    }

    private static ImportFile Csv(string text) => Importer.Read(Encoding.UTF8.GetBytes(text), ImportFormat.Csv);
}

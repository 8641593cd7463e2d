using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Cases;

/// <summary>The inbox as a spreadsheet, read as the zip of XML that it is and not by what wrote it.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class CaseSheetTests(DemoApiFixture api)
{
    private const string District = DemoApiFixture.Ningbo;
    private const string Formula = "=1+1";
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Inbox_AsASpreadsheet_HasNumbersTimesAndText_AndCarriesNothingOut()
    {
        var dispatcher = api.As("dispatcher", "sheet-dispatcher", District);
        var id = await Reported(Formula);
        var csv = (await dispatcher.Get($"/api/v1/cases?district={District}&format=csv")).Is(HttpStatusCode.OK).Text;

        var (chinese, rows) = await Sheet(dispatcher, "zh-CN", "&format=xlsx");

        Assert.Equal("案件", chinese);
        Assert.Equal(csv.Split("\r\n")[0].Split(',').Length, rows[0].Count);
        Assert.Equal(["案件编号（系统）", "类别代码", "类别", "状态", "紧急"], rows[0].Take(5).Select(cell => cell.Text));
        Assert.Equal(csv.TrimEnd().Split("\r\n").Length, rows.Count);
        var row = Assert.Single(rows, cells => cells[0].Text == id);
        Assert.Equal(("其他", "已上报"), (row[2].Text, row[3].Text));
        Assert.Equal(("b", "0"), (row[4].Type, row[4].Text));
        Assert.Equal(("inlineStr", District), (row[5].Type, row[5].Text));
        Assert.Equal(29.86, double.Parse(row[6].Text, CultureInfo.InvariantCulture), 9);
        Assert.Equal(("inlineStr", Formula, false), (row[8].Type, row[8].Text, row[8].IsFormula));
        Assert.True(row[10].Type is null or "n");
        var reported = DateTime.FromOADate(double.Parse(row[12].Text, CultureInfo.InvariantCulture));
        Assert.Equal(api.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime, reported, TimeSpan.FromHours(1));

        (await dispatcher.Post($"/api/v1/cases/{id}/open", new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);
        var number = (string)(await dispatcher.Get($"/api/v1/cases/{id}")).Json["number"]!;
        rows = (await Sheet(dispatcher, "zh-CN", "&format=xlsx")).Rows;
        Assert.Equal(["案件编号", "上报机构"], rows[0].TakeLast(2).Select(cell => cell.Text));
        Assert.Equal(("inlineStr", number), (rows.Single(cells => cells[0].Text == id)[^2].Type, rows.Single(cells => cells[0].Text == id)[^2].Text));

        var (english, other) = await Sheet(dispatcher, "en", "", SheetType);
        Assert.Equal(("Cases", "Case id", "Opened"), (english, other[0][0].Text, other.Single(cells => cells[0].Text == id)[3].Text));
        Assert.Equal(["format"], (await dispatcher.Get("/api/v1/cases?format=ods")).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        Assert.Single((await Sheet(dispatcher, "en", "&format=xlsx&status=merged")).Rows);
    }

    private async Task<string> Reported(string note) => (string)(await api.As("rider", "sheet-rider").Post("/api/v1/cases", new
    {
        operationId = Caller.NewOperation,
        @class = "e0699",
        position = new { lat = 29.86, lon = 121.54 },
        note,
    })).Is(HttpStatusCode.Created).Json["id"]!;

    private static async Task<(string Name, List<List<SheetCell>> Rows)> Sheet(Caller who, string language, string query, string accept = "*/*")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/cases?district={District}{query}");
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        using var answer = await who.Client.SendAsync(request, Stop);
        Assert.Equal((HttpStatusCode.OK, SheetType), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("cases.xlsx", answer.Content.Headers.ContentDisposition!.FileName);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Stop), ZipArchiveMode.Read);
        var sheet = await Part(zip, "xl/worksheets/sheet1.xml");
        var book = await Part(zip, "xl/workbook.xml");
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.Contains("vba", StringComparison.OrdinalIgnoreCase));
        return (
            (string)book.Descendants(Main + "sheet").Single().Attribute("name")!,
            [.. sheet.Descendants(Main + "row").Select(row => row.Elements(Main + "c").Select(SheetCell.Of).ToList())]);
    }

    private static async Task<XDocument> Part(ZipArchive zip, string name)
    {
        await using var part = await zip.GetEntry(name)!.OpenAsync(Stop);
        return await XDocument.LoadAsync(part, LoadOptions.None, Stop);
    }

    private sealed record SheetCell(string? Type, string Text, bool IsFormula)
    {
        public static SheetCell Of(XElement cell) => new((string?)cell.Attribute("t"), cell.Value, cell.Element(Main + "f") is not null);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using RedStation.Api.Http.Identity;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Import;

public sealed class ImportEndpointTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Header = "id,name,lat,lon,ports\n";
    private const string Place = "30.27524,120.14265";

    private Caller Admin => api.As(Roles.Admin, "somebody");

    [Fact]
    public async Task Import_FileWithOneBrokenRow_ChangesNothingAndTellsTheRow()
    {
        var answer = await Import(Admin, $"{Header}none-1,站,{Place},4\nnone-2,站,{Place},400\n");
        answer.Refused(HttpStatusCode.UnprocessableEntity, "import_invalid");
        var row = Assert.Single(answer.Json["rows"]!.AsArray())!;
        Assert.Equal(
            (3, "ports", "range", "400", 1),
            ((int)row["row"]!, (string?)row["field"], (string?)row["rule"], (string?)row["value"], (int)row["count"]!));
        Assert.Contains("0 to 64", (string)row["expected"]!, StringComparison.Ordinal);
        Assert.Equal(1, (int)answer.Json["errorCount"]!);
        (await Admin.Get("/api/v1/stations/none-1")).Refused(HttpStatusCode.NotFound, "station_not_found");
    }

    [Fact]
    public async Task Import_SameFileTwice_ChangesNothingTheSecondTime()
    {
        var file = $"{Header}twice-1,站一,{Place},4\ntwice-2,站二,{Place},2\n";
        Assert.Equal((2, 0), Counts(await Import(Admin, file)));
        var revision = (long)(await Admin.Get("/api/v1/stations/twice-1")).Json["revision"]!;
        Assert.Equal((2, 2), Counts(await Import(Admin, file)));
        Assert.Equal(revision, (long)(await Admin.Get("/api/v1/stations/twice-1")).Json["revision"]!);
    }

    [Fact]
    public async Task Import_EarlierFileAgain_SetsTheStationBack()
    {
        await Import(Admin, $"{Header}back-1,旧名,{Place},4\n");
        await Import(Admin, $"{Header}back-1,新名,{Place},8\n");
        Assert.Equal((1, 0), Counts(await Import(Admin, $"{Header}back-1,旧名,{Place},4\n")));
        var station = (await Admin.Get("/api/v1/stations/back-1")).Json;
        Assert.Equal(("旧名", 4), ((string?)station["name"], (int)station["ports"]!["total"]!));
    }

    [Theory]
    [InlineData(Roles.Operator)]
    [InlineData(Roles.Dispatcher)]
    [InlineData(Roles.Rider)]
    [InlineData(Roles.Device)]
    public async Task Import_ByAnyoneButAnAdministrator_IsNotAllowed(string role)
    {
        var answer = await Import(api.As(role, "somebody-else", "330000"), $"{Header}never-1,站,{Place},4\n");
        answer.Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await Admin.Get("/api/v1/stations/never-1")).Refused(HttpStatusCode.NotFound, "station_not_found");
    }

    [Fact]
    public async Task Import_OtherContentType_IsRefused() =>
        (await Import(Admin, Header, "application/pdf")).Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");

    [Fact]
    public async Task Import_MoreThanFiveMegabytes_IsRefused() =>
        (await Import(Admin, new string('x', 5 * 1024 * 1024 + 1))).Refused(HttpStatusCode.RequestEntityTooLarge, "body_too_large");

    [Theory]
    [Trait("Case", "M1")]
    [InlineData("application/vnd.ms-excel", "excel-1")]
    [InlineData("application/octet-stream", "excel-2")]
    [InlineData("text/plain", "excel-3")]
    [InlineData("text/csv; charset=utf8", "excel-4")]
    [InlineData("text/comma-separated-values", "excel-6")]
    [InlineData("text/x-csv", "excel-7")]
    [InlineData(null, "excel-5")]
    public async Task Import_Csv_UnderAnyNameThatProgramsGiveIt_IsTaken(string? type, string id) =>
        Assert.Equal((1, 0), Counts(await Import(Admin, $"{Header}{id},站,{Place},4\n", type)));

    [Fact]
    [Trait("Case", "M4")]
    public async Task Import_LineThatNamesTheDelimiter_IsNoHeader() =>
        Assert.Equal((1, 0), Counts(await Import(Admin, $"sep=;\n{Header.Replace(',', ';')}hint-1;站;{Place.Replace(',', ';')};4\n")));

    [Theory]
    [Trait("Case", "R1")]
    [InlineData("\"name\":\"\\ud800\"")]
    [InlineData("\"\\ud800\":1")]
    public async Task Import_GeoJsonWithHalfACharacter_IsRefused(string property) => Assert.Equal("format", (string?)Assert.Single((await Import(
        Admin,
        $"{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{{property}}},\"geometry\":null}}]}}",
        "application/geo+json")).Refused(HttpStatusCode.UnprocessableEntity, "import_invalid").Json["rows"]!.AsArray())!["rule"]);

    [Fact]
    [Trait("Case", "M1")]
    public async Task Import_Workbook_IsRefusedWithWhatToDo()
    {
        var answer = (await Import(Admin, "PK\u0003\u0004...", "application/vnd.ms-excel"))
            .Refused(HttpStatusCode.UnsupportedMediaType, "spreadsheet_not_csv");
        Assert.Contains("CSV UTF-8", (string)answer.Json["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Case", "M6")]
    [InlineData("text/csv; charset=gb18030")]
    [InlineData("text/csv")]
    public async Task Import_Gb18030_IsReadAndSaid(string type)
    {
        var file = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes($"{Header}gb-1,红色驿站,{Place},4\n");
        var answer = (await Import(Admin, file, type)).Is(HttpStatusCode.OK);
        Assert.Equal("gb18030", (string?)answer.Json["encoding"]);
        Assert.Equal("红色驿站", (string?)(await Admin.Get("/api/v1/stations/gb-1")).Json["name"]);
    }

    [Fact]
    [Trait("Case", "M6")]
    public async Task Import_UnknownCharset_IsRefused() =>
        (await Import(Admin, Header, "text/csv; charset=klingon")).Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_charset");

    [Fact]
    [Trait("Case", "M7")]
    public async Task Import_WithADatum_StoresWgs84_AndSaysSo()
    {
        var answer = (await Import(Admin, $"{Header}datum-1,站,30.2741,120.1551,4\n", "text/csv", "?datum=GCJ02")).Is(HttpStatusCode.OK).Json;
        Assert.Equal(("gcj02", 1), ((string?)answer["datum"], (int)answer["converted"]!));
        var place = (await Admin.Get("/api/v1/stations/datum-1")).Json["position"]!;
        Assert.Equal(30.276420375, (double)place["lat"]!, 8);
        Assert.Equal("wgs84", (string?)(await Import(Admin, $"{Header}datum-2,站,{Place},4\n")).Json["datum"]);
        Assert.Equal(["datum"], (await Import(Admin, Header, "text/csv", "?datum=gps")).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
    }

    [Fact]
    [Trait("Case", "O1")]
    public async Task Import_WithTheRequiredColumnsOnly_LeavesTheRest_AndSaysWhatChanged()
    {
        var whole = "id,name,lat,lon,ports,services,door,opens,closes,operatorName,address\n"
            + $"kept-1,站,{Place},4,water|rest,hours,8:00,24:00,和风社,文三路 1 号\n";
        Assert.Equal(1, (int)(await Import(Admin, whole)).Is(HttpStatusCode.OK).Json["created"]!);

        var answer = (await Import(Admin, $"{Header}kept-1,新名,{Place},6\n")).Is(HttpStatusCode.OK).Json;

        Assert.Equal((0, 1, 0), ((int)answer["created"]!, (int)answer["changed"]!, (int)answer["unchanged"]!));
        Assert.Equal("""{"name":1,"ports":1}""", answer["fields"]!.ToJsonString());
        var station = (await Admin.Get("/api/v1/stations/kept-1")).Json;
        Assert.Equal(
            ("新名", "hours", "和风社", "文三路 1 号"),
            ((string?)station["name"], (string?)station["door"], (string?)station["operatorName"], (string?)station["address"]));
        Assert.Equal("""["water","rest"]""", station["services"]!.ToJsonString());

        var cleared = (await Import(Admin, $"id,name,lat,lon,ports,address\nkept-1,新名,{Place},6,\n")).Is(HttpStatusCode.OK).Json;
        Assert.Equal("""{"address":1}""", cleared["fields"]!.ToJsonString());
    }

    [Fact]
    [Trait("Case", "S8")]
    public async Task Import_ThatLeavesAStationOut_NamesIt()
    {
        // A district of its own, so that other tests' stations are not in it.
        const string There = "28.0,120.65";
        await Import(Admin, $"{Header}left-1,站,{There},4\nleft-2,站,{There},4\n");

        var answer = (await Import(Admin, $"{Header}left-1,站,{There},4\n")).Is(HttpStatusCode.OK).Json;

        Assert.Equal(("""["left-2"]""", 1), (answer["missing"]!.ToJsonString(), (int)answer["missingCount"]!));
        Assert.False((bool)(await Admin.Get("/api/v1/stations/left-2")).Is(HttpStatusCode.OK).Json["retired"]!);

        answer = (await Import(Admin, $"{Header}left-1,站,{There},4\n", "text/csv", "?retireMissing=true")).Is(HttpStatusCode.OK).Json;

        Assert.Equal(1, (int)answer["retired"]!);
        Assert.True((bool)(await Admin.Get("/api/v1/stations/left-2")).Is(HttpStatusCode.OK).Json["retired"]!);
        answer = (await Import(Admin, $"{Header}left-1,站,{There},4\nleft-2,站,{There},4\n")).Is(HttpStatusCode.OK).Json;
        Assert.Equal("""{"retired":1}""", answer["fields"]!.ToJsonString());
        Assert.Equal(0, (int)answer["missingCount"]!);
    }

    private static (int Imported, int Unchanged) Counts(Reply answer)
    {
        answer.Is(HttpStatusCode.OK);
        return ((int)answer.Json["imported"]!, (int)answer.Json["unchanged"]!);
    }

    private static Task<Reply> Import(Caller caller, string file, string? type = "text/csv", string query = "") =>
        Import(caller, Encoding.UTF8.GetBytes(file), type, query);

    private static Task<Reply> Import(Caller caller, byte[] file, string? type, string query = "") => caller.Post(
        "/api/v1/stations:import" + query,
        new ByteArrayContent(file) { Headers = { ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type) } });
}

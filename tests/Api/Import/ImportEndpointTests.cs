using System.Net;
using System.Net.Http.Headers;
using System.Text;
using RedStation.Api.Accounts;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Import;

public sealed class ImportEndpointTests(RunningApi api) : IClassFixture<RunningApi>
{
    private const string Header = "id,name,lat,lon,ports\n";
    private const string Place = "30.27524,120.14265";

    private Caller Admin => api.As(Roles.Admin, "somebody");

    [Fact]
    public async Task Import_FileWithOneBrokenRow_ChangesNothingAndTellsTheRow()
    {
        var answer = await Import(Admin, $"{Header}none-1,站,{Place},4\nnone-2,站,{Place},400\n");
        answer.Refused(HttpStatusCode.UnprocessableEntity, "import_invalid");
        Assert.Equal("""[{"row":3,"field":"ports","rule":"range"}]""", answer.Json["rows"]!.ToJsonString());
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

    private static (int Imported, int Unchanged) Counts(Reply answer)
    {
        answer.Is(HttpStatusCode.OK);
        return ((int)answer.Json["imported"]!, (int)answer.Json["unchanged"]!);
    }

    private static Task<Reply> Import(Caller caller, string file, string type = "text/csv") => caller.Post(
        "/api/v1/stations:import",
        new ByteArrayContent(Encoding.UTF8.GetBytes(file)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } });
}

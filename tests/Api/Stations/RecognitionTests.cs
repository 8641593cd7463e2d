using System.Net;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Stations;

[Collection(DemoApiCollection.Name)]
public sealed class RecognitionTests(DemoApiFixture api)
{
    [Fact]
    public async Task Credential_ShownAtAStation_IsRecognisedOnce_AndCheckedIn()
    {
        var rider = await api.Person("demo-rider-20");
        var device = await NewStation("rec-1");
        var credential = (string)(await rider.Get("/api/v1/riders/me/credential")).Is(HttpStatusCode.OK).Json["credential"]!;
        var operationId = Caller.NewOperation;
        var first = await device.Post("/api/v1/stations/rec-1/recognitions", new { operationId, credential });
        var again = await device.Post("/api/v1/stations/rec-1/recognitions", new { operationId, credential });
        Assert.Equal(first.Is(HttpStatusCode.OK).Text, again.Is(HttpStatusCode.OK).Text);
        Assert.Equal(("demo-rider-20", "none"), ((string?)first.Json["rider"]!["id"], (string?)first.Json["door"]));
        Assert.False((bool)first.Json["alreadyWelcome"]!);
        (await (await NewStation("rec-elsewhere"))
            .Post("/api/v1/stations/rec-elsewhere/recognitions", new { operationId = Caller.NewOperation, credential }))
            .Refused(HttpStatusCode.Forbidden, "credential_used");

        var seen = (await device.Get("/api/v1/stations/rec-1/check-ins")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.Equal((string?)first.Json["rider"]!["displayName"], (string?)Assert.Single(seen)!["displayName"]);
        (await api.As("operator", "op-ningbo", DemoApiFixture.Ningbo).Get("/api/v1/stations/rec-1/check-ins"))
            .Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Fact, Trait("Case", "P4"), Trait("Case", "P5")]
    public async Task Rider_ReadAgainAndAgain_IsWelcomeAlready_AndCheckedInOnce()
    {
        var rider = await api.Person("demo-rider-22");
        var device = await NewStation("rec-3");
        async Task<string> Fresh() => (string)(await rider.Get("/api/v1/riders/me/credential")).Is(HttpStatusCode.OK).Json["credential"]!;
        var credential = await Fresh();
        var first = await Recognise(device, "rec-3", credential);

        foreach (var read in new[] { credential, await Fresh(), await Fresh() })
        {
            var again = await Recognise(device, "rec-3", read);
            Assert.True((bool)again.Is(HttpStatusCode.OK).Json["alreadyWelcome"]!);
            Assert.Equal(
                first.Text.Replace("false", "true", StringComparison.Ordinal), again.Text.Replace("false", "true", StringComparison.Ordinal));
        }

        Assert.Single((await device.Get("/api/v1/stations/rec-3/check-ins")).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
    }

    [Theory]
    [Trait("Case", "W15")]
    [InlineData("]Q1{0}\r\n", false)]
    [InlineData("\u0002{0}\t", false)]
    [InlineData("]Q1{0}", true)]
    [InlineData("\uff3d\uff31\uff11{0}\u3000", false)]
    public async Task Credential_AsAReaderPassesItOn_IsRead(string format, bool capsLock)
    {
        var rider = await api.Person("demo-rider-23");
        var device = await NewStation("rec-4");
        var credential = (string)(await rider.Get("/api/v1/riders/me/credential")).Is(HttpStatusCode.OK).Json["credential"]!;
        var read = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, credential);
        read = capsLock
            ? string.Concat(read.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)))
            : read;

        Assert.Equal("demo-rider-23", (string?)(await Recognise(device, "rec-4", read)).Is(HttpStatusCode.OK).Json["rider"]!["id"]);
    }

    [Theory]
    [Trait("Case", "W15")]
    [InlineData("nothing of ours", "foreign")]
    [InlineData("https://weixin.qq.com/r/0123456789abcdef", "foreign")]
    [InlineData("RS1.demo-rider-23.1795924870.0123456789abcdef", "damaged")]
    [InlineData("RS1.demo-rider-23.1795924870.0123456789abcdef.0123456789abcdef0123456789abcdef", null)]
    public async Task Credential_ThatIsNone_IsInvalid_AndSaysWhenItIsTheReadersFault(string credential, string? reading)
    {
        var answer = await Recognise(await NewStation("rec-2"), "rec-2", credential);

        answer.Refused(HttpStatusCode.Forbidden, "credential_invalid");
        Assert.Equal(reading, (string?)answer.Json["reading"]);
    }

    [Fact]
    public async Task Rider_WhoIsBlocked_GetsNoCredential()
    {
        var admin = api.As("admin", "standing-admin");
        var rider = await api.Person("demo-rider-21");
        await Stand(admin, blocked: true);
        (await rider.Get("/api/v1/riders/me/credential")).Refused(HttpStatusCode.Forbidden, "rider_blocked");
        await Stand(admin, blocked: false);
        (await rider.Get("/api/v1/riders/me/credential")).Is(HttpStatusCode.OK);

        static async Task Stand(Caller admin, bool blocked) => (await admin.Put(
            "/api/v1/riders/demo-rider-21/standing",
            new { operationId = Caller.NewOperation, blocked, skills = Array.Empty<string>() })).Is(HttpStatusCode.OK);
    }

    private static Task<Reply> Recognise(Caller device, string station, string credential) =>
        device.Post($"/api/v1/stations/{station}/recognitions", new { operationId = Caller.NewOperation, credential });

    private Task<Caller> NewStation(string id) => api.Station(id, 0);
}

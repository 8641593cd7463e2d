using System.Net;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Stations;

[Collection(CityCollection.Name)]
public sealed class RecognitionTests(StillCity city)
{
    [Fact]
    public async Task Credential_ShownAtAStation_IsRecognisedOnce_AndCheckedIn()
    {
        var rider = await city.Person("demo-rider-20");
        var device = await NewStation("rec-1");
        var credential = (string)(await rider.Get("/api/v1/riders/me/credential")).Is(HttpStatusCode.OK).Json["credential"]!;
        var operationId = Caller.NewOperation;
        var first = await device.Post("/api/v1/stations/rec-1/recognitions", new { operationId, credential });
        var again = await device.Post("/api/v1/stations/rec-1/recognitions", new { operationId, credential });
        Assert.Equal(first.Is(HttpStatusCode.OK).Text, again.Is(HttpStatusCode.OK).Text);
        Assert.Equal(("demo-rider-20", "none"), ((string?)first.Json["rider"]!["id"], (string?)first.Json["door"]));
        (await device.Post("/api/v1/stations/rec-1/recognitions", new { operationId = Caller.NewOperation, credential }))
            .Refused(HttpStatusCode.Forbidden, "credential_used");

        var seen = (await device.Get("/api/v1/stations/rec-1/check-ins")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.Equal((string?)first.Json["rider"]!["displayName"], (string?)Assert.Single(seen)!["displayName"]);
        (await city.As("operator", "op-ningbo", StillCity.Ningbo).Get("/api/v1/stations/rec-1/check-ins")).Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Fact]
    public async Task Credential_ThatIsNone_IsInvalid() => (await (await NewStation("rec-2"))
        .Post("/api/v1/stations/rec-2/recognitions", new { operationId = Caller.NewOperation, credential = "nothing of ours" }))
        .Refused(HttpStatusCode.Forbidden, "credential_invalid");

    [Fact]
    public async Task Rider_WhoIsBlocked_GetsNoCredential()
    {
        var admin = city.As("admin", "standing-admin");
        var rider = await city.Person("demo-rider-21");
        await Stand(admin, blocked: true);
        (await rider.Get("/api/v1/riders/me/credential")).Refused(HttpStatusCode.Forbidden, "rider_blocked");
        await Stand(admin, blocked: false);
        (await rider.Get("/api/v1/riders/me/credential")).Is(HttpStatusCode.OK);

        static async Task Stand(Caller admin, bool blocked) => (await admin.Put(
            "/api/v1/riders/demo-rider-21/standing", new { operationId = Caller.NewOperation, blocked, skills = Array.Empty<string>() })).Is(HttpStatusCode.OK);
    }

    private async Task<Caller> NewStation(string id)
    {
        var body = new { operationId = Caller.NewOperation, name = "识别驿站", position = StillCity.PlaceInXihu, ports = 0 };
        (await city.As("admin", "station-admin").Put("/api/v1/stations/" + id, body)).Is(HttpStatusCode.OK);
        return city.As("device", "device-" + id, StillCity.Xihu, id);
    }
}

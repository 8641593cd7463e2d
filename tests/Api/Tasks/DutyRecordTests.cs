using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RedStation.Contracts;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Tasks;

/// <summary>That a rider is on duty with a task can be believed by whoever has nothing but the document and the public keys.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class DutyRecordTests(DemoApiFixture api)
{
    private const string Rider = "demo-rider-47";

    private Caller Dispatcher => api.As("dispatcher", "duty-dispatcher", DemoApiFixture.Xihu);

    [Fact]
    public async Task Record_OfAnAcceptedTask_IsBelievedByItsPublicKeyAlone()
    {
        var rider = await api.Person(Rider);
        var path = await Opened();
        (await Dispatcher.Get(path + "/duty-record")).Refused(HttpStatusCode.Conflict, "task_not_accepted");
        (await rider.Get(path + "/duty-record")).Refused(HttpStatusCode.Forbidden, "not_your_task");
        Assert.Null((await api.Service<IGrainFactory>().Rider(Rider).GoOnDuty()).Refusal);
        (await Dispatcher.Post(path + "/assign", new { operationId = "a", riderId = Rider })).Is(HttpStatusCode.OK);
        (await rider.Post(path + "/start", new { operationId = "s" })).Is(HttpStatusCode.OK);

        var record = (string)(await rider.Get(path + "/duty-record")).Is(HttpStatusCode.OK).Json["record"]!;
        var keys = (await api.Anonymous().Get("/.well-known/jwks.json")).Is(HttpStatusCode.OK);
        var payload = await Believed(record, keys.Text);
        Assert.Equal((Rider, "/redstation"), ((string?)payload["sub"], (string?)payload["iss"]));
        Assert.Equal((path.Split('/')[^1], "inProgress"), ((string?)payload["task"]!["id"], (string?)payload["task"]!["status"]));
        Assert.Equal(DemoApiFixture.Xihu, (string?)payload["authority"]!["adcode"]);
        Assert.Equal("西湖区", (string?)payload["authority"]!["name"]);
        Assert.True((long)payload["times"]!["accepted"]! <= (long)payload["times"]!["started"]!);
        Assert.Null(payload["times"]!["submitted"]);
        Assert.DoesNotContain("\"d\"", keys.Text, StringComparison.Ordinal);

        (await Dispatcher.Get(path + "/duty-record")).Is(HttpStatusCode.OK);
        (await api.As("dispatcher", "duty-elsewhere", DemoApiFixture.Ningbo).Get(path + "/duty-record"))
            .Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await (await api.Person("demo-rider-48")).Get(path + "/duty-record")).Refused(HttpStatusCode.Forbidden, "not_your_task");
        (await rider.Get("/api/v1/tasks/none/duty-record")).Refused(HttpStatusCode.NotFound, "task_not_found");
        await Assert.ThrowsAnyAsync<Exception>(() => Believed(Changed(record), keys.Text));
        (await Dispatcher.Post(path + "/cancel", new { operationId = "c", note = "误报" })).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Incident_OnDuty_IsAnUrgentCaseThatNamesItsTask_UntilTheTaskIsOver()
    {
        const string Hurt = "demo-rider-49";
        var (rider, path) = (await api.Person(Hurt), await Opened());
        var incident = new { operationId = Caller.NewOperation };
        (await rider.Post(path + "/incidents", incident)).Refused(HttpStatusCode.Forbidden, "not_your_task");
        Assert.Null((await api.Service<IGrainFactory>().Rider(Hurt).GoOnDuty()).Refusal);
        (await Dispatcher.Post(path + "/assign", new { operationId = "a", riderId = Hurt })).Is(HttpStatusCode.OK);

        var view = (await rider.Post(path + "/incidents", incident)).Is(HttpStatusCode.Created);
        var id = (string)view.Json["id"]!;
        var seen = (await Dispatcher.Get("/api/v1/cases/" + id)).Is(HttpStatusCode.OK).Json;
        Assert.Equal(("e0409", true), ((string?)seen["class"], (bool)seen["limits"]!["urgent"]!));
        Assert.Equal(path.Split('/')[^1], (string?)seen["history"]![0]!["taskId"]);
        var urgent = (await Dispatcher.Get($"/api/v1/cases?urgent=true&district={DemoApiFixture.Xihu}&limit=200")).Json["items"]!.AsArray();
        Assert.Contains(id, urgent.Select(one => (string?)one!["id"]));
        var nowhere = new { operationId = "p", position = new { lat = 91.0, lon = 0.0 } };
        Assert.Equal(["position"], (await rider.Post(path + "/incidents", nowhere)).Fields);
        (await rider.Post("/api/v1/tasks/none/incidents", incident)).Refused(HttpStatusCode.NotFound, "task_not_found");
        (await rider.Post(path + "/incidents", new { incident.operationId, note = "摔倒" }))
            .Refused(HttpStatusCode.Conflict, "operation_id_reused");

        (await rider.Post(path + "/submit", new { operationId = "s", evidence = new { note = "好了" } })).Is(HttpStatusCode.OK);
        (await Dispatcher.Post(path + "/verify", new { operationId = "v" })).Is(HttpStatusCode.OK);
        Assert.Equal(view.Text, (await rider.Post(path + "/incidents", incident)).Is(HttpStatusCode.Created).Text);
        (await rider.Post(path + "/incidents", new { operationId = Caller.NewOperation })).Refused(HttpStatusCode.Conflict, "wrong_status");
    }

    /// <summary>Checked twice: by the library that other .NET programs check with, and by nothing but the curve's arithmetic.</summary>
    private static async Task<JsonNode> Believed(string record, string keys)
    {
        var checkedBy = await new JsonWebTokenHandler().ValidateTokenAsync(record, new TokenValidationParameters
        {
            IssuerSigningKeys = new JsonWebKeySet(keys).GetSigningKeys(),
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = ["duty-record+jwt"],
            ValidIssuer = "/redstation",
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        Assert.True(checkedBy.IsValid, checkedBy.Exception?.Message);

        var parts = record.Split('.');
        var header = JsonNode.Parse(Base64UrlEncoder.Decode(parts[0]))!;
        var key = JsonNode.Parse(keys)!["keys"]!.AsArray().Single(one => (string?)one!["kid"] == (string?)header["kid"])!;
        using var curve = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = Base64UrlEncoder.DecodeBytes((string)key["x"]!), Y = Base64UrlEncoder.DecodeBytes((string)key["y"]!) },
        });
        Assert.True(curve.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64UrlEncoder.DecodeBytes(parts[2]), HashAlgorithmName.SHA256));
        return JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!;
    }

    private static string Changed(string record)
    {
        var parts = record.Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace(Rider, "demo-rider-48", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
    }

    private async Task<string> Opened() => "/api/v1/tasks/" + (string)(await Dispatcher.Post("/api/v1/tasks", new
    {
        operationId = Caller.NewOperation,
        type = "hazardCheck",
        position = DemoApiFixture.PlaceInXihu,
        note = "查看灭火器",
    })).Is(HttpStatusCode.Created).Json["id"]!;
}

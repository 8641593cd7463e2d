using System.Net;
using System.Text.Json.Nodes;
using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Domain.Erasure;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;
using RedStation.Storage.Erasure;
using RedStation.Tests.Api.Exchange;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.PersonalData;

/// <summary>Riders take everything about themselves with them, and have themselves erased.</summary>
public sealed class PersonalDataTests(ExchangeApiFixture api) : IClassFixture<ExchangeApiFixture>
{
    private const string Me = "/api/v1/riders/me";
    private const string Export = Me + "/export";
    private const string Outlook = Me + "/erasure";

    private Caller Admin => api.Admin;

    private ILedger Ledger => api.Service<ILedger>();

    [Fact]
    public async Task Export_HasWhatTheRiderDid_AndIsMadeOnceInAWhile()
    {
        var (id, rider) = await Rider("exporter", "赵小红");
        for (var number = 0; number < 3; number++)
        {
            await Ledger.Post(LedgerRules.TaskVerified($"exported-{number}", id, 3, 10, api.Time.GetUtcNow()));
        }

        var report = new { operationId = Caller.NewOperation, position = DemoApiFixture.PlaceInXihu, note = "井盖坏了", @class = "c0101" };
        var caseId = (string)(await rider.Post("/api/v1/cases", report)).Is(HttpStatusCode.Created).Json["id"]!;
        (await rider.Post("/api/v1/photos", new ByteArrayContent(Pictures.Jpeg()))).Is(HttpStatusCode.Created);

        var reply = (await rider.Get(Export)).Is(HttpStatusCode.OK);
        Assert.True(reply.Headers.CacheControl!.NoStore);
        var file = reply.Json;
        Assert.Equal(("redstation-rider-export-1", id), ((string?)file["format"], (string?)file["riderId"]));
        Assert.Equal("赵小红", (string?)file["profile"]!["displayName"]);
        Assert.Equal(caseId, (string?)Assert.Single(file["cases"]!.AsArray())!["id"]);
        Assert.Equal(6, file["movements"]!.AsArray().Count);
        var photo = Assert.Single(file["photos"]!.AsArray())!;
        (await rider.Get((string)photo["address"]!)).Is(HttpStatusCode.OK);
        Assert.All(
            (string[])[
                "sessions", "checkIns", "tasks", "recordings", "redemptions", "hardship", "certificates", "presentations", "platformLinks",
                "noticeReceivers", "shifts", "courses", "hiringExports"],
            part => Assert.IsType<JsonArray>(file[part]));

        (await rider.Get(Export)).Refused(HttpStatusCode.TooManyRequests, "export_too_soon");
        api.Time.Advance(ExportTurns.Pause);
        (await rider.Get(Export)).Is(HttpStatusCode.OK);
        (await api.Anonymous().Get(Export)).Is(HttpStatusCode.Unauthorized);
        (await Admin.Get(Export)).Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Fact]
    public async Task Rider_WhoSignedInByPhone_IsErased_AndBeginsAnewWithTheSamePhone()
    {
        const string Phone = "13800008888";
        var (first, token) = await SignIn(Phone);
        var id = (string)token["subject"]!;
        var name = (string)(await first.Get(Outlook)).Is(HttpStatusCode.OK).Json["displayName"]!;
        Assert.Equal(["confirmation"], (await Erase(first, null)).Refused(HttpStatusCode.BadRequest, "confirmation_wrong").Fields);
        Assert.Equal(["confirmation"], (await Erase(first, name + "x")).Refused(HttpStatusCode.BadRequest, "confirmation_wrong").Fields);
        (await first.Get(Me)).Is(HttpStatusCode.OK);

        var accepted = (await Erase(first, name)).Is(HttpStatusCode.Accepted).Json;
        Assert.Equal((id, id), ((string?)accepted["riderId"], (string?)accepted["requestedBy"]));
        Assert.NotNull(accepted["erasedAt"]);
        Assert.False((bool)accepted["completed"]!);

        (await first.Get(Me)).Is(HttpStatusCode.Unauthorized);
        var refresh = new { grant = "refresh", refreshToken = (string?)token["refreshToken"] };
        Assert.NotEqual(HttpStatusCode.OK, (await api.Anonymous().Post("/api/v1/auth/token", refresh)).Status);
        // Whatever somebody still has to sign in with under this id, it is nobody's.
        (await api.As("rider", id).Get(Me)).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        await Until.True(async () => (await api.Service<ErasureStore>().Find(id))!.Looks > 0, "what is left to be looked for");

        api.Time.Advance(TimeSpan.FromMinutes(2));
        var (second, again) = await SignIn(Phone);
        Assert.NotEqual(id, (string?)again["subject"]);
        Assert.Empty((await second.Get("/api/v1/riders/me/redemptions")).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Erasure_OfARiderWithSomethingOpen_IsRefused_AndSaysWhat()
    {
        var (id, rider) = await Rider("holder", "钱小明");
        await Ledger.Post(LedgerRules.TaskVerified("held", id, 30, 0, api.Time.GetUtcNow()));
        Assert.Null((await Ledger.Execute(LedgerTransfers.Hold(
            "hold-of-holder", "test", "held", api.Time.GetUtcNow(), LedgerAccounts.Rider(id), LedgerAccounts.Provider("p"), LedgerUnit.Points, 5,
            TimeSpan.FromHours(1)))).Refusal);

        var outlook = (await rider.Get(Outlook)).Is(HttpStatusCode.OK).Json;
        Assert.Equal(("钱小明", 25), ((string?)outlook["displayName"], (long)outlook["points"]!));
        Assert.Equal(["pointsHeld"], outlook["obstacles"]!.AsArray().Select(one => (string?)one));
        (await Erase(rider, "钱小明")).Refused(HttpStatusCode.Conflict, "points_held");
        (await Admin.Post($"/api/v1/riders/{id}/erasure", null)).Refused(HttpStatusCode.Conflict, "points_held");
        (await rider.Get(Me)).Is(HttpStatusCode.OK);
        (await Admin.Get($"/api/v1/riders/{id}/erasure")).Refused(HttpStatusCode.NotFound, "erasure_not_found");

        api.Time.Advance(TimeSpan.FromHours(1));
        (await Erase(api.As("rider", id), "钱小明")).Is(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Erasure_OfARiderWithATaskOrARedemption_Waits()
    {
        var (busy, working) = await Rider("working", "李小强");
        await api.Service<IGrainFactory>().Rider(busy).GoOnDuty();
        var task = (await Admin.Post("/api/v1/tasks", new
        {
            operationId = Caller.NewOperation,
            type = "hazardCheck",
            position = DemoApiFixture.PlaceInXihu,
            note = "井盖缺失",
        })).Is(HttpStatusCode.Created).Json;
        (await Admin.Post($"/api/v1/tasks/{(string?)task["id"]}/assign", new { operationId = Caller.NewOperation, riderId = busy }))
            .Is(HttpStatusCode.OK);
        (await Erase(working, "李小强")).Refused(HttpStatusCode.Conflict, "task_in_hand");
        (await Admin.Post($"/api/v1/riders/{busy}/erasure", null)).Refused(HttpStatusCode.Conflict, "task_in_hand");

        var (holder, redemption) = await api.Raincoat();
        var me = (await holder.Get(Me)).Is(HttpStatusCode.OK).Json;
        (await Erase(holder, (string?)me["displayName"])).Refused(HttpStatusCode.Conflict, "redemption_open");
        (await Admin.Post($"/api/v1/riders/{(string?)me["id"]}/erasure", null)).Refused(HttpStatusCode.Conflict, "redemption_open");
        (await ExchangeApiFixture.Cancel(holder, redemption)).Is(HttpStatusCode.OK);
        (await Erase(holder, (string?)me["displayName"])).Is(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Erasure_WithoutABody_IsRefused(string body)
    {
        var (_, rider) = await Rider("wordless", "周小云");
        var request = new HttpRequestMessage(HttpMethod.Delete, Me)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };

        Assert.Equal(["body"], (await rider.Send(request)).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
    }

    [Fact]
    public async Task Administrator_ErasesARider_Once_AndSeesHowFarItIs()
    {
        var (id, rider) = await Rider("lost-phone", "孙小刚");
        (await api.As("dispatcher", "d", "330106").Post($"/api/v1/riders/{id}/erasure", null)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await Admin.Post("/api/v1/riders/nobody-at-all/erasure", null)).Refused(HttpStatusCode.NotFound, "rider_not_found");
        (await Admin.Post("/api/v1/riders/a%20b/erasure", null)).Refused(HttpStatusCode.NotFound, "rider_not_found");

        (await Admin.Post($"/api/v1/riders/{id}/erasure", null)).Is(HttpStatusCode.Accepted);
        var again = (await api.As("admin", "other").Post($"/api/v1/riders/{id}/erasure", null)).Is(HttpStatusCode.Accepted).Json;
        Assert.Equal("root", (string?)again["requestedBy"]);
        (await rider.Get(Me)).Refused(HttpStatusCode.Unauthorized, "not_signed_in");

        var erasures = api.Service<ErasureStore>();
        for (var looks = 1; await erasures.Find(id) is { NextAt: not null }; looks++)
        {
            await Until.True(async () => (await erasures.Find(id))!.Looks == looks, $"look {looks}");
            api.Time.Advance(looks == 1 ? ErasureRules.SecondLook : ErasureRules.LastLook);
        }

        Assert.True((bool)(await Admin.Get($"/api/v1/riders/{id}/erasure")).Is(HttpStatusCode.OK).Json["completed"]!);
    }

    private static Task<Reply> Erase(Caller caller, string? confirmation) => caller.Send(new HttpRequestMessage(HttpMethod.Delete, Me)
    {
        Content = new StringContent(
            new JsonObject { ["confirmation"] = confirmation }.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
    });

    private async Task<(Caller Rider, JsonNode Token)> SignIn(string phone)
    {
        (await api.Anonymous().Post("/api/v1/auth/otp", new { phone })).Is(HttpStatusCode.Accepted);
        var body = new { grant = "otp", phone, code = api.Codes[phone] };
        var token = (await api.Anonymous().Post("/api/v1/auth/token", body)).Is(HttpStatusCode.OK).Json;
        return (api.With((string)token["accessToken"]!), token);
    }

    private async Task<(string Id, Caller Rider)> Rider(string id, string name)
    {
        await api.Service<IGrainFactory>().Rider(id).Register(new RegisterRider(name, null, []));
        return (id, api.As("rider", id));
    }
}

using System.Net;
using System.Text.Json.Nodes;
using RedStation.Tests.Api.Hosting;
using static RedStation.Tests.Api.Exchange.ExchangeApiFixture;

namespace RedStation.Tests.Api.Exchange;

/// <summary>A rider looks for a service, reserves it, gives it up, says how it was.</summary>
public sealed class ReservingTests(ExchangeApiFixture api) : IClassFixture<ExchangeApiFixture>
{
    [Fact]
    public async Task Service_Reserved_HoldsThePointsAndGivesACode()
    {
        await api.Stock("raincoat", 100);
        var rider = await api.Rider(20);
        Assert.Equal(["reserve"], (await Listed(rider, "raincoat"))["actions"]!.AsArray().Select(action => (string?)action));
        var operationId = Caller.NewOperation;

        var reserved = (await Reserve(rider, "raincoat", 15, operationId: operationId)).Is(HttpStatusCode.Created);

        Assert.Equal("reserved", (string?)reserved.Json["status"]);
        Assert.Matches("^[0-9]{8}$", (string)reserved.Json["code"]!);
        Assert.Equal("RSX:" + reserved.Json["code"], (string?)reserved.Json["codeText"]);
        Assert.Null(reserved.Json["codeNumber"]);
        Assert.Equal(["cancel"], reserved.Json["actions"]!.AsArray().Select(action => (string?)action));
        Assert.Equal(5, (int)(await rider.Get("/api/v1/riders/me")).Json["balance"]!["points"]!);
        Assert.Equal(reserved.Text, (await Reserve(rider, "raincoat", 15, operationId: operationId)).Is(HttpStatusCode.Created).Text);
        (await Reserve(rider, "raincoat", 16, operationId: operationId)).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        Assert.Equal("points_insufficient", (string?)(await Listed(rider, "raincoat"))["whyNot"]);
        var mine = (await rider.Get("/api/v1/riders/me/redemptions")).Json["items"]!.AsArray();
        Assert.Equal((string?)reserved.Json["code"], (string?)Assert.Single(mine)!["code"]);
        Assert.Equal("城西电动车行", (string?)(await Listed(rider, "raincoat"))["provider"]!["name"]);
    }

    [Fact]
    public async Task Service_ThatCannotBeHad_IsRefusedByName()
    {
        var rider = await api.Rider(30);
        await api.Stock("helmet", 0);
        (await Reserve(rider, "ghost", 1)).Refused(HttpStatusCode.NotFound, "service_not_found");
        (await Reserve(rider, "no such id", 1)).Refused(HttpStatusCode.NotFound, "service_not_found");
        (await Reserve(rider, "helmet", 35)).Refused(HttpStatusCode.Conflict, "offer_sold_out");
        await api.Stock("helmet", 9);
        (await Reserve(rider, "helmet", 30)).Refused(HttpStatusCode.Conflict, "price_changed");
        (await Reserve(rider, "helmet", 35)).Refused(HttpStatusCode.Conflict, "points_insufficient");
        await IsNotEligible(rider, "insurance", "tier_too_low");
        await IsNotEligible(rider, "first-aid-kit", "skill_needed");
        (await Reserve(rider, "helmet", 0)).Refused(HttpStatusCode.BadRequest, "invalid_input");
        Assert.Equal(["offerId"], (await rider.Post("/api/v1/redemptions", new { operationId = "o" })).Fields);
        (await rider.Post("/api/v1/redemptions", """{ "operationId": "o", "offerId": "helmet", "points": 9223372036854775808 }"""))
            .Refused(HttpStatusCode.BadRequest, "invalid_input");
        (await rider.Post("/api/v1/redemptions", """{ "operationId": "o", "offerId": "helmet", "points": 1.5 }"""))
            .Refused(HttpStatusCode.BadRequest, "invalid_input");
        Assert.Equal(30, (int)(await rider.Get("/api/v1/riders/me")).Json["balance"]!["points"]!);
    }

    [Fact]
    public async Task Service_ReadInTheListOfAnotherDistrict_IsHadAtItsPrice()
    {
        await api.Stock("raincoat", 100);
        var today = DateOnly.FromDateTime(api.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Date);
        (await api.Admin.Post("/api/v1/service-prices/versions", new
        {
            operationId = Caller.NewOperation,
            district = DemoApiFixture.Ningbo,
            from = today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            note = "宁波",
            basedOn = 0,
            entries = new[]
            {
                new
                {
                    id = "raincoat", need = "goods", needName = "物品", needNameEn = "Goods", name = "雨衣", nameEn = "Raincoat",
                    description = "一件。", descriptionEn = "One.", points = 8, delivery = "handOver", provider = Shop,
                    holdMinutes = 60, leastTier = "newcomer", oncePerYear = false,
                },
            },
        })).Is(HttpStatusCode.Created);
        var rider = await api.Rider(20);
        const string path = "/api/v1/redemptions";
        object There(string district, int points) => new { operationId = Caller.NewOperation, offerId = "raincoat", points, district };

        (await rider.Post(path, There(DemoApiFixture.Ningbo, 15))).Refused(HttpStatusCode.Conflict, "price_changed");
        var refused = (await rider.Post(path, There("999999", 8))).Refused(HttpStatusCode.BadRequest, "invalid_input");
        Assert.Equal(["district"], refused.Fields);
        (await rider.Post(path, There(DemoApiFixture.Ningbo, 8))).Is(HttpStatusCode.Created);
        (await Reserve(rider, "raincoat", 15)).Refused(HttpStatusCode.Conflict, "points_insufficient");
    }

    [Fact]
    public async Task Service_OncePerYear_IsHadOnce()
    {
        await api.Stock("helmet", 9);
        var rider = await api.Rider(100);

        (await Reserve(rider, "helmet", 35)).Is(HttpStatusCode.Created);

        await IsNotEligible(rider, "helmet", "once_per_year");
        Assert.Equal("once_per_year", (string?)(await Listed(rider, "helmet"))["whyNot"]);
    }

    [Fact]
    public async Task Rider_WhoIsBlocked_GetsNothing()
    {
        await api.Stock("raincoat", 100);
        var rider = await api.Rider(15);
        var id = (string?)(await rider.Get("/api/v1/riders/me")).Json["id"];
        (await api.Admin.Put($"/api/v1/riders/{id}/standing", new { operationId = Caller.NewOperation, blocked = true })).Is(HttpStatusCode.OK);

        (await Reserve(rider, "raincoat", 15)).Refused(HttpStatusCode.Forbidden, "rider_blocked");
    }

    [Fact]
    public async Task Slot_ThatCannotBeHad_IsRefusedByName()
    {
        var slot = await api.Slot(4);
        var rider = await api.Rider(90);
        (await Reserve(rider, "lawyer", 30)).Refused(HttpStatusCode.NotFound, "slot_not_found");
        var mine = (await Reserve(rider, "lawyer", 30, slot)).Is(HttpStatusCode.Created).Json;
        (await Reserve(rider, "lawyer", 30, slot)).Refused(HttpStatusCode.Conflict, "slot_full");
        var soon = (await Reserve(rider, "lawyer", 30, await api.Slot(1))).Is(HttpStatusCode.Created).Json;
        (await Cancel(rider, soon)).Refused(HttpStatusCode.Conflict, "cancel_too_late");
        Assert.Empty(soon["actions"]!.AsArray());
        (await Cancel(rider, mine)).Is(HttpStatusCode.OK);
        var day = ((DateTimeOffset)mine["slotStart"]!).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", null);
        (await api.Staff.Put($"/api/v1/providers/{Shop}/services/lawyer/closing-days",
            new { operationId = Caller.NewOperation, days = new[] { day } }))
            .Is(HttpStatusCode.OK);
        (await Reserve(rider, "lawyer", 30, slot)).Refused(HttpStatusCode.Conflict, "provider_closed");
        var past = await api.Slot(2);
        api.Time.Advance(TimeSpan.FromDays(2));
        rider = api.As("rider", (string)mine["rider"]!["id"]!);
        (await Reserve(rider, "lawyer", 30, past)).Refused(HttpStatusCode.Conflict, "slot_past");
    }

    [Fact]
    public async Task Redemption_IsItsRidersAlone()
    {
        var (rider, mine) = await api.Raincoat();
        var other = await api.Rider(0);

        (await Cancel(other, mine)).Refused(HttpStatusCode.Forbidden, "not_your_redemption");
        (await Rate(other, mine, 5)).Refused(HttpStatusCode.Forbidden, "not_your_redemption");
        Assert.Empty((await other.Get("/api/v1/riders/me/redemptions")).Json["items"]!.AsArray());
        (await Cancel(rider, JsonNode.Parse("""{ "redemptionId": "ghost" }""")!)).Refused(HttpStatusCode.NotFound, "redemption_not_found");
        (await Rate(rider, JsonNode.Parse("""{ "redemptionId": "ghost" }""")!, 1)).Refused(HttpStatusCode.NotFound, "redemption_not_found");
    }

    [Fact]
    public async Task Redemption_CancelledOnce_IsOver()
    {
        var (rider, mine) = await api.Raincoat();

        var operationId = Caller.NewOperation;
        var cancelled = (await Cancel(rider, mine, operationId)).Is(HttpStatusCode.OK);

        Assert.Equal(("cancelled", null), ((string?)cancelled.Json["status"], (string?)cancelled.Json["code"]));
        Assert.Equal(cancelled.Text, (await Cancel(rider, mine, operationId)).Is(HttpStatusCode.OK).Text);
        Assert.Equal(15, (int)(await rider.Get("/api/v1/riders/me")).Json["balance"]!["points"]!);
        (await Cancel(rider, mine)).Refused(HttpStatusCode.Conflict, "redemption_cancelled");
        Assert.Equal("cancelled", (string?)(await rider.Delete($"/api/v1/redemptions/{mine["redemptionId"]}")).Is(HttpStatusCode.OK).Json["status"]);
        (await Deliver(api.StationStaff, mine)).Refused(HttpStatusCode.Conflict, "redemption_cancelled");
    }

    [Fact]
    public async Task Redemption_NotFetchedInTime_ReturnsByItself()
    {
        var (rider, mine) = await api.Raincoat();

        api.Time.Advance(TimeSpan.FromDays(1));

        rider = api.As("rider", (string)mine["rider"]!["id"]!);
        Assert.Equal(15, (int)(await rider.Get("/api/v1/riders/me")).Json["balance"]!["points"]!);
        var listed = (await rider.Get("/api/v1/riders/me/redemptions")).Json["items"]!.AsArray().Single()!;
        Assert.Equal(("expired", null), ((string?)listed["status"], (string?)listed["code"]));
        (await Cancel(rider, mine)).Refused(HttpStatusCode.Conflict, "redemption_expired");
        (await Deliver(api.StationStaff, mine)).Refused(HttpStatusCode.Conflict, "redemption_expired");
    }

    [Fact]
    public async Task Rating_Once_AndOnlyOfWhatWasHandedOver()
    {
        var (rider, mine) = await api.Raincoat();
        (await Rate(rider, mine, 4)).Refused(HttpStatusCode.Conflict, "not_delivered");
        (await Deliver(api.Staff, mine)).Is(HttpStatusCode.OK);
        (await Rate(rider, mine, 6)).Refused(HttpStatusCode.BadRequest, "invalid_input");

        var rated = (await Rate(rider, mine, 4)).Is(HttpStatusCode.OK).Json;

        Assert.Equal((4, "很好"), ((int)rated["stars"]!, (string?)rated["comment"]));
        (await Rate(rider, mine, 5)).Refused(HttpStatusCode.Conflict, "already_rated");
        (await Cancel(rider, mine)).Refused(HttpStatusCode.Conflict, "redemption_used");
        Assert.Equal(1, (int)(await Listed(rider, "raincoat"))["rated"]!);
    }

    private static async Task IsNotEligible(Caller rider, string service, string reason) => Assert.Equal(
        reason, (string?)(await Reserve(rider, service, null)).Refused(HttpStatusCode.Conflict, "not_eligible").Json["reason"]);

    private static Task<Reply> Rate(Caller rider, JsonNode redemption, int stars) =>
        rider.Post($"/api/v1/redemptions/{redemption["redemptionId"]}/rating", new { operationId = Caller.NewOperation, stars, comment = "很好" });

    private static async Task<JsonNode> Listed(Caller who, string service) =>
        (await who.Get("/api/v1/service-offers")).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Single(one => (string?)one!["id"] == service)!;
}

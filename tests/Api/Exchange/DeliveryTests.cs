using System.Net;
using System.Text.Json.Nodes;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;
using RedStation.Tests.Api.Hosting;
using static RedStation.Tests.Api.Exchange.ExchangeApiFixture;

namespace RedStation.Tests.Api.Exchange;

/// <summary>Stations and providers hand over what a code stands for, once.</summary>
public sealed class DeliveryTests(ExchangeApiFixture api) : IClassFixture<ExchangeApiFixture>
{
    [Fact]
    public async Task Code_AtAStationsScreen_WorksOnceAndTellsWhere()
    {
        await Station("screen-1");
        var screen = api.As("device", "device-1", DemoApiFixture.Xihu, "screen-1");
        var (_, mine) = await api.Raincoat();
        Assert.Equal(["deliver"], Actions((await Check(screen, (string)mine["code"]!)).Is(HttpStatusCode.OK).Json));
        var operationId = Caller.NewOperation;

        var delivered = (await Deliver(screen, mine, operationId)).Is(HttpStatusCode.OK);

        Assert.Equal(("delivered", "核销驿站", "服务 raincoat"),
            ((string?)delivered.Json["status"], (string?)delivered.Json["deliveredWhere"], (string?)delivered.Json["offer"]!["name"]));
        Assert.Equal(["undo"], Actions(delivered.Json));
        Assert.Equal(delivered.Text, (await Deliver(screen, mine, operationId)).Is(HttpStatusCode.OK).Text);
        var second = (await Deliver(api.Staff, mine)).Refused(HttpStatusCode.Conflict, "redemption_used").Json;
        Assert.Equal(("核销驿站", (string?)delivered.Json["deliveredAt"]), ((string?)second["deliveredWhere"], (string?)second["deliveredAt"]));
        Assert.Null(delivered.Json["code"]);
    }

    [Theory]
    [InlineData("spaced")]
    [InlineData("hyphen")]
    [InlineData("letters")]
    [InlineData("qr")]
    public async Task Code_AsPeopleWriteIt_IsRead(string how)
    {
        var (_, mine) = await api.Raincoat();
        var code = (string)mine["code"]!;
        var written = how switch
        {
            "spaced" => $" {code[..4]} {code[4..]} ",
            "hyphen" => $"{code[..4]}-{code[4..]}",
            "letters" => code.Replace('0', 'O'),
            _ => (string)mine["codeText"]!,
        };

        Assert.Equal((string?)mine["redemptionId"], (string?)(await Check(api.StationStaff, written)).Is(HttpStatusCode.OK).Json["redemptionId"]);
    }

    [Fact]
    public async Task Code_ThatIsNone_IsToldApartFromOneThatNobodyHas()
    {
        var staff = api.As("operator", "reader", DemoApiFixture.Xihu);
        (await Check(staff, "1234567S")).Refused(HttpStatusCode.BadRequest, "code_unreadable");
        (await DeliverCode(staff, "1234")).Refused(HttpStatusCode.BadRequest, "code_unreadable");
        (await Check(staff, "00000000")).Refused(HttpStatusCode.NotFound, "redemption_not_found");
        (await DeliverCode(staff, "00000000")).Refused(HttpStatusCode.NotFound, "redemption_not_found");
        (await staff.Post("/api/v1/redemptions:redeem", new { operationId = Caller.NewOperation, code = "00000000", stationId = "ghost" }))
            .Refused(HttpStatusCode.NotFound, "station_not_found");
        await Station("elsewhere");
        (await api.As("operator", "of-ningbo", DemoApiFixture.Ningbo).Post(
            "/api/v1/redemptions:redeem", new { operationId = Caller.NewOperation, code = "00000000", stationId = "elsewhere" }))
            .Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Fact]
    public async Task Code_Guessed_IsSoonNotTried()
    {
        var guesser = api.As("operator", "guesser", DemoApiFixture.Xihu);
        for (var guess = 0; guess < 20; guess++)
        {
            (await Check(guesser, $"000000{guess:00}")).Refused(HttpStatusCode.NotFound, "redemption_not_found");
        }

        Assert.NotNull((await Check(guesser, "00000099")).Refused(HttpStatusCode.TooManyRequests, "too_many_codes").Headers.RetryAfter);
        (await DeliverCode(guesser, "00000099")).Refused(HttpStatusCode.TooManyRequests, "too_many_codes");
        (await Check(api.StationStaff, "00000099")).Refused(HttpStatusCode.NotFound, "redemption_not_found");
    }

    [Fact]
    public async Task Provider_HandsOverItsOwnServicesOnly()
    {
        await api.Open("other");
        var other = api.As("operator", "other-staff", organisation: "other");
        var (_, mine) = await api.Raincoat();

        (await Check(other, (string)mine["code"]!)).Refused(HttpStatusCode.Forbidden, "not_your_service");
        (await Deliver(other, mine)).Refused(HttpStatusCode.Forbidden, "not_your_service");
        Assert.Equal("城西电动车行", (string?)(await Deliver(api.Staff, mine)).Is(HttpStatusCode.OK).Json["deliveredWhere"]);
        (await Undo(other, mine)).Refused(HttpStatusCode.Forbidden, "not_your_service");
    }

    [Fact]
    public async Task Delivery_TakenBackInTime_IsReservedAgain()
    {
        var (rider, mine) = await api.Raincoat();
        (await Undo(api.Staff, mine)).Refused(HttpStatusCode.Conflict, "not_delivered");
        (await Deliver(api.Staff, mine)).Is(HttpStatusCode.OK);
        (await Undo(api.StationStaff, mine)).Refused(HttpStatusCode.Conflict, "undo_too_late");

        var back = (await Undo(api.Staff, mine)).Is(HttpStatusCode.OK).Json;

        Assert.Equal(("reserved", null), ((string?)back["status"], (string?)back["deliveredAt"]));
        var listed = (await rider.Get("/api/v1/riders/me/redemptions")).Json["items"]!.AsArray().Single()!;
        Assert.Equal((string?)mine["code"], (string?)listed["code"]);
        (await Deliver(api.StationStaff, mine)).Is(HttpStatusCode.OK);
        (await Undo(api.Staff, JsonNode.Parse("""{ "redemptionId": "ghost" }""")!)).Refused(HttpStatusCode.NotFound, "redemption_not_found");
    }

    [Fact]
    public async Task Delivery_OfWhatWasPaidOut_IsNotTakenBack()
    {
        var (_, mine) = await api.Raincoat();
        (await Deliver(api.Staff, mine)).Is(HttpStatusCode.OK);
        var totals = (await api.Staff.Get($"/api/v1/providers/{Shop}/totals")).Is(HttpStatusCode.OK).Json;
        await api.Service<ILedger>().Post(LedgerTransfers.Move(
            "payout", "provider_paid_out", Shop, api.Time.GetUtcNow(), LedgerAccounts.Provider(Shop), LedgerAccounts.Issuance, LedgerUnit.Points,
            (long)totals["deliveredPoints"]!));

        (await Undo(api.Staff, mine)).Refused(HttpStatusCode.Conflict, "provider_paid_out");
    }

    [Fact]
    public async Task Rider_HandsOverNothing()
    {
        var (rider, mine) = await api.Raincoat();
        (await Deliver(rider, mine)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await Deliver(api.Anonymous(), mine)).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
    }

    private static Task<Reply> Check(Caller staff, string code) => staff.Post("/api/v1/redemptions:check", new { code });

    private static Task<Reply> DeliverCode(Caller staff, string code) =>
        staff.Post("/api/v1/redemptions:redeem", new { operationId = Caller.NewOperation, code });

    private static IEnumerable<string?> Actions(JsonNode redemption) => redemption["actions"]!.AsArray().Select(action => (string?)action);

    private async Task Station(string id) => (await api.Admin.Put($"/api/v1/stations/{id}", new
    {
        operationId = Caller.NewOperation,
        name = "核销驿站",
        position = DemoApiFixture.PlaceInXihu,
        ports = 1,
    })).Is(HttpStatusCode.OK);
}

using System.Net;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;
using RedStation.Tests.Api.Hosting;
using static RedStation.Tests.Api.Exchange.ExchangeApiFixture;

namespace RedStation.Tests.Api.Exchange;

/// <summary>Providers are registered, have staff, say what there is of their services and see what they have handed over.</summary>
public sealed class ProviderTests(ExchangeApiFixture api) : IClassFixture<ExchangeApiFixture>
{
    [Fact]
    public async Task Staff_SignsInWithItsOrganisation()
    {
        await api.Open();
        var account = new
        {
            operationId = Caller.NewOperation,
            username = "shop.staff",
            password = "a long password",
            role = "operator",
            displayName = "店员",
            organisation = Shop,
        };
        Assert.Equal(Shop, (string?)(await api.Admin.Post("/api/v1/accounts", account)).Is(HttpStatusCode.Created).Json["organisation"]);

        var signedIn = await api.Anonymous().Post("/api/v1/auth/token",
            new { grant = "password", username = "shop.staff", password = "a long password" });
        var staff = api.With((string)signedIn.Is(HttpStatusCode.OK).Json["accessToken"]!);

        (await staff.Get($"/api/v1/providers/{Shop}/services")).Is(HttpStatusCode.OK);
        var again = await api.Anonymous().Post("/api/v1/auth/token",
            new { grant = "refresh", refreshToken = (string?)signedIn.Json["refreshToken"] });
        (await api.With((string)again.Is(HttpStatusCode.OK).Json["accessToken"]!).Get($"/api/v1/providers/{Shop}/totals")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Account_OfAnOrganisationThatIsNotThere_IsRefused()
    {
        var account = new
        {
            operationId = Caller.NewOperation,
            username = "nobody.s",
            password = "a long password",
            role = "operator",
            displayName = "店员",
            organisation = "ghost"
        };
        Assert.Equal(["organisation"],
            (await api.Admin.Post("/api/v1/accounts", account)).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        var dispatcher = account with { role = "dispatcher", organisation = Shop };
        Assert.Equal(["organisation"],
            (await api.Admin.Post("/api/v1/accounts", dispatcher)).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
    }

    [Fact]
    public async Task Provider_OfOthers_IsNobodysBusiness()
    {
        await api.Open();
        var other = api.As("operator", "other-staff", organisation: "other");
        var station = api.StationStaff;
        foreach (var staff in new[] { other, station })
        {
            (await staff.Get($"/api/v1/providers/{Shop}/redemptions")).Refused(HttpStatusCode.Forbidden, "not_allowed");
            (await staff.Get($"/api/v1/providers/{Shop}/services")).Refused(HttpStatusCode.Forbidden, "not_allowed");
            (await staff.Put($"/api/v1/providers/{Shop}/services/raincoat/stock", new { operationId = Caller.NewOperation, stock = 1 }))
                .Refused(HttpStatusCode.Forbidden, "not_allowed");
        }

        (await api.Staff.Put($"/api/v1/stations/s",
            new { operationId = Caller.NewOperation, name = "站", position = DemoApiFixture.PlaceInXihu, ports = 1 }))
            .Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Theory]
    [InlineData("GET", "redemptions", null)]
    [InlineData("GET", "totals", null)]
    [InlineData("GET", "services", null)]
    [InlineData("PUT", "services/raincoat/stock", """{ "operationId": "o", "stock": 1 }""")]
    [InlineData("PUT", "services/lawyer/slots",
        """{ "operationId": "o", "slots": [ { "start": "2026-12-24T01:00:00Z", "end": "2026-12-24T02:00:00Z", "capacity": 1 } ] }""")]
    [InlineData("PUT", "services/lawyer/closing-days", """{ "operationId": "o", "days": [] }""")]
    public async Task Provider_ThatIsNotThere_IsNotFound(string method, string path, string? body)
    {
        (await api.Admin.Send(Request(method, $"/api/v1/providers/ghost/{path}", body))).Refused(HttpStatusCode.NotFound, "provider_not_found");
        if (path.StartsWith("services/", StringComparison.Ordinal))
        {
            await api.Open();
            var elsewhere = path.Replace("raincoat", "ghost", StringComparison.Ordinal).Replace("lawyer", "ghost", StringComparison.Ordinal);
            (await api.Staff.Send(Request(method, $"/api/v1/providers/{Shop}/{elsewhere}", body)))
                .Refused(HttpStatusCode.NotFound, "service_not_found");
        }
    }

    [Fact]
    public async Task Slots_AreChangedTogetherOrNotAtAll()
    {
        var id = await api.Slot(40, capacity: 2);
        var rider = await api.Rider(30);
        (await Reserve(rider, "lawyer", 30, id)).Is(HttpStatusCode.Created);
        var start = new DateTimeOffset(api.Time.GetUtcNow().Date.AddDays(40), TimeSpan.Zero);

        (await Set((start, 0))).Refused(HttpStatusCode.Conflict, "slot_in_use");
        (await Set((start, 1), (start.AddDays(-41), 1))).Refused(HttpStatusCode.Conflict, "slot_past");
        Assert.Equal(["slots[0].start"], (await Set((start.AddDays(300), 1))).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        Assert.Equal(["slots[0].capacity"], (await Set((start, 501))).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        Assert.Equal(["slots"], (await Set()).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        var slots = (await Set((start, 1))).Is(HttpStatusCode.OK).Json["slots"]!.AsArray();
        Assert.Equal((1, 0),
            ((int)slots.Single(slot => (string?)slot!["id"] == id)!["capacity"]!, (int)slots.Single(slot => (string?)slot!["id"] == id)!["free"]!));

        Task<Reply> Set(params (DateTimeOffset Start, int Capacity)[] slots) => api.Staff.Put($"/api/v1/providers/{Shop}/services/lawyer/slots", new
        {
            operationId = Caller.NewOperation,
            slots = slots.Select(slot => new { start = slot.Start, end = slot.Start.AddHours(1), capacity = slot.Capacity }),
        });
    }

    [Fact]
    public async Task Stock_OutOfRange_IsRefused()
    {
        await api.Open();
        foreach (var stock in (string[])["-1", "10001", "1.5", "9223372036854775808", "null"])
        {
            (await api.Staff.Put($"/api/v1/providers/{Shop}/services/raincoat/stock", $$"""{ "operationId": "stock", "stock": {{stock}} }"""))
                .Refused(HttpStatusCode.BadRequest, "invalid_input");
        }

        (await api.Staff.Put($"/api/v1/providers/{Shop}/services/lawyer/closing-days", """{ "operationId": "days", "days": [ "2026-13-01" ] }"""))
            .Refused(HttpStatusCode.BadRequest, "invalid_input");
    }

    [Fact]
    public async Task Deliveries_AreAListAndAFile()
    {
        var (rider, mine) = await api.Raincoat();
        (await rider.Put("/api/v1/riders/me", new { operationId = Caller.NewOperation, displayName = "=HYPERLINK(\"x\")" })).Is(HttpStatusCode.OK);
        (await Deliver(api.Staff, mine)).Is(HttpStatusCode.OK);
        (await rider.Post($"/api/v1/redemptions/{mine["redemptionId"]}/rating",
            new { operationId = Caller.NewOperation, stars = 3, comment = "=1+1" })).Is(HttpStatusCode.OK);

        var page = (await api.Staff.Get($"/api/v1/providers/{Shop}/redemptions?status=delivered&limit=1")).Is(HttpStatusCode.OK).Json;
        var file = await api.Staff.Get($"/api/v1/providers/{Shop}/redemptions?status=delivered&format=csv");

        Assert.Equal((string?)mine["redemptionId"], (string?)page["items"]![0]!["redemptionId"]);
        Assert.StartsWith("id,service,name,rider,points,status,reservedAt (UTC+8)", file.Text, StringComparison.Ordinal);
        Assert.Contains(",'=1+1\r\n", file.Text, StringComparison.Ordinal);
        var totals = (await api.As("auditor", "auditor").Get($"/api/v1/providers/{Shop}/totals")).Is(HttpStatusCode.OK).Json;
        Assert.True((long)totals["delivered"]! >= 1 && (long)totals["deliveredPoints"]! >= 15, totals.ToString());
        (await api.Staff.Get($"/api/v1/providers/{Shop}/redemptions?status=bogus")).Refused(HttpStatusCode.BadRequest, "invalid_input");
        (await api.Staff.Get($"/api/v1/providers/{Shop}/redemptions?cursor=bogus")).Refused(HttpStatusCode.BadRequest, "invalid_input");
    }

    /// <summary>What the list adds up to is in the provider's account, until it is paid out or taken back.</summary>
    [Fact]
    public async Task Owed_IsWhatTheAccountHas_AndAddsUpWithTheList()
    {
        var before = await Totals();
        var (_, kept) = await api.Raincoat();
        var (_, back) = await api.Raincoat();
        Assert.Equal(before.Owed, (await Totals()).Owed);
        (await Deliver(api.Staff, kept)).Is(HttpStatusCode.OK);
        (await Deliver(api.Staff, back)).Is(HttpStatusCode.OK);
        Assert.Equal((before.Owed + 30, before.Delivered + 30), await Totals());

        (await Undo(api.Staff, back)).Is(HttpStatusCode.OK);
        Assert.Equal((before.Owed + 15, before.Delivered + 15), await Totals());
        Assert.Equal((await Totals()).Delivered, await Listed());

        await api.Service<ILedger>().Post(LedgerTransfers.Move(
            "half", "provider_paid_out", Shop, api.Time.GetUtcNow(), LedgerAccounts.Provider(Shop), LedgerAccounts.Issuance, LedgerUnit.Points, 10));
        Assert.Equal((before.Owed + 5, before.Delivered + 15), await Totals());

        async Task<(long Owed, long Delivered)> Totals()
        {
            var totals = (await api.Staff.Get($"/api/v1/providers/{Shop}/totals")).Is(HttpStatusCode.OK).Json;
            return ((long)totals["owedPoints"]!, (long)totals["deliveredPoints"]!);
        }

        async Task<long> Listed()
        {
            var page = await api.Staff.Get($"/api/v1/providers/{Shop}/redemptions?status=delivered&limit=200");
            return page.Is(HttpStatusCode.OK).Json["items"]!.AsArray().Sum(one => (long)one!["points"]!);
        }
    }

    [Fact]
    public async Task Provider_PutAgain_IsChanged()
    {
        await api.Open("moved");
        var operationId = Caller.NewOperation;
        var body = new { operationId, name = "新址", contact = "0571", address = "新路 2 号", district = DemoApiFixture.Xihu };
        (await api.Admin.Put("/api/v1/providers/moved", body)).Is(HttpStatusCode.OK);
        (await api.Admin.Put("/api/v1/providers/moved", body)).Is(HttpStatusCode.OK);
        (await api.Admin.Put("/api/v1/providers/moved", body with { name = "别的" })).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        (await api.Admin.Put("/api/v1/providers/moved", body with { operationId = Caller.NewOperation, district = "999999" }))
            .Refused(HttpStatusCode.BadRequest, "invalid_input");
        (await api.Staff.Put("/api/v1/providers/moved", body)).Refused(HttpStatusCode.Forbidden, "not_allowed");

        var listed = (await api.Anonymous().Get("/api/v1/providers")).Is(HttpStatusCode.OK).Json["items"]!.AsArray()
            .Single(one => (string?)one!["id"] == "moved")!;
        Assert.Equal(("新址", null), ((string?)listed["name"], (string?)listed["nameEn"]));
    }

    private static HttpRequestMessage Request(string method, string path, string? body) => new(new HttpMethod(method), path)
    {
        Content = body is null ? null : new StringContent(body, null, "application/json"),
    };
}

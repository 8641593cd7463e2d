using System.Net;
using System.Text.Json.Nodes;
using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Hardship;

/// <summary>Hardship grants as dispatchers and administrators see them.</summary>
public sealed class HardshipEndpointTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private Caller Admin => api.As("admin", "root");

    [Fact]
    public async Task Grant_ProposedByADispatcher_ApprovedByAnAdministrator_IsTheRiders()
    {
        const string district = "330106";
        await Registered("in-need");
        var dispatcher = api.As("dispatcher", "d-1", district);
        var budget = (await Admin.Post($"/api/v1/hardship-budgets/{district}/top-ups", TopUp(100))).Is(HttpStatusCode.OK).Json;
        Assert.Equal("""{"district":"330106","points":100,"onHold":0}""", budget["budget"]!.ToJsonString());
        Assert.Equal("年度预算", (string?)budget["topUps"]![0]!["reason"]);
        Assert.True((bool)budget["mayTopUp"]!);

        var proposal = Proposal(district, "in-need", 60);
        var proposed = (await dispatcher.Post("/api/v1/hardship-grants", proposal)).Is(HttpStatusCode.Created).Json;
        var id = (string)proposed["grant"]!["id"]!;
        Assert.Equal((false, true), ((bool)proposed["mayApprove"]!, (bool)proposed["mayRefuse"]!));
        (await dispatcher.Post("/api/v1/hardship-grants", proposal)).Is(HttpStatusCode.Created);
        proposal["points"] = 61;
        (await dispatcher.Post("/api/v1/hardship-grants", proposal)).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        (await dispatcher.Post("/api/v1/hardship-grants", Proposal(district, "in-need", 41))).Refused(HttpStatusCode.Conflict, "budget_exhausted");
        (await dispatcher.Post($"/api/v1/hardship-grants/{id}/approve", new { })).Refused(HttpStatusCode.Forbidden, "own_grant");

        var listed = (await Admin.Get($"/api/v1/hardship-grants?district={district}")).Is(HttpStatusCode.OK).Json;
        Assert.True((bool)listed["items"]![0]!["mayApprove"]!);
        (await Admin.Post($"/api/v1/hardship-grants/{id}/approve", new { note = "属实" })).Is(HttpStatusCode.OK);
        (await Admin.Post($"/api/v1/hardship-grants/{id}/refuse", new { })).Refused(HttpStatusCode.Conflict, "grant_decided");
        var late = api.As("dispatcher", "d-4", district);
        (await late.Post($"/api/v1/hardship-grants/{id}/approve", new { })).Refused(HttpStatusCode.Conflict, "grant_decided");

        var wallet = (await api.As("rider", "in-need").Get("/api/v1/riders/me/wallet")).Is(HttpStatusCode.OK).Json;
        Assert.Equal(60, (long)wallet["points"]!["available"]!);
        Assert.Equal("hardship_granted", (string?)wallet["movements"]!["items"]![0]!["reason"]);
    }

    [Fact]
    public async Task Grant_OfADistrict_IsForNobodyOutside()
    {
        const string district = "330102";
        await Registered("inside");
        (await Admin.Post($"/api/v1/hardship-budgets/{district}/top-ups", TopUp(10))).Is(HttpStatusCode.OK);
        var proposed = (await Admin.Post("/api/v1/hardship-grants", Proposal(district, "inside", 10))).Is(HttpStatusCode.Created).Json;
        var id = (string)proposed["grant"]!["id"]!;
        var outside = api.As("dispatcher", "d-2", "330105");

        Assert.Empty((await outside.Get("/api/v1/hardship-grants")).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
        (await outside.Get($"/api/v1/hardship-grants?district={district}")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await outside.Post("/api/v1/hardship-grants", Proposal(district, "inside", 1))).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await outside.Post($"/api/v1/hardship-grants/{id}/approve", new { })).Refused(HttpStatusCode.NotFound, "grant_not_found");
        (await outside.Post($"/api/v1/hardship-grants/{id}/refuse", new { })).Refused(HttpStatusCode.NotFound, "grant_not_found");
        (await outside.Get($"/api/v1/hardship-budgets/{district}")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await outside.Post($"/api/v1/hardship-budgets/{district}/top-ups", TopUp(1))).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await api.As("rider", "inside").Get("/api/v1/hardship-grants")).Refused(HttpStatusCode.Forbidden, "not_allowed");

        api.Time.Advance(TimeSpan.FromDays(14));
        var inside = api.As("dispatcher", "d-3", district);
        (await inside.Post($"/api/v1/hardship-grants/{id}/approve", new { })).Refused(HttpStatusCode.Conflict, "grant_expired");
        (await inside.Post($"/api/v1/hardship-grants/{id}/refuse", new { })).Refused(HttpStatusCode.Conflict, "grant_expired");
        Assert.Equal("expired", (string?)(await inside.Get("/api/v1/hardship-grants")).Json["items"]![0]!["grant"]!["status"]);
    }

    [Theory]
    [InlineData("points", "0")]
    [InlineData("points", "100001")]
    [InlineData("points", "1.5")]
    [InlineData("points", "null")]
    [InlineData("reason", "\"\"")]
    [InlineData("district", "\"999999\"")]
    [InlineData("riderId", "\"a/b\"")]
    public async Task Proposal_ThatIsWrong_IsRefusedByItsField(string field, string value)
    {
        var proposal = Proposal("330108", "somebody", 5);
        proposal[field] = JsonNode.Parse(value);

        var reply = (await Admin.Post("/api/v1/hardship-grants", proposal.ToJsonString())).Refused(HttpStatusCode.BadRequest, "invalid_input");
        Assert.Contains(field, reply.Fields);
    }

    [Fact]
    public async Task Proposal_ForAnUnknownRider_IsRefused() =>
        (await Admin.Post("/api/v1/hardship-grants", Proposal("330108", "nobody-at-all", 5))).Refused(HttpStatusCode.NotFound, "rider_not_found");

    private static JsonObject Proposal(string district, string rider, int points) => new()
    {
        ["operationId"] = Caller.NewOperation,
        ["district"] = district,
        ["riderId"] = rider,
        ["points"] = points,
        ["reason"] = "住院",
    };

    private static object TopUp(int points) => new { operationId = Caller.NewOperation, points, reason = "年度预算" };

    private Task Registered(string id) => api.Service<IGrainFactory>().Rider(id).Register(new RegisterRider("小张", null, []));
}

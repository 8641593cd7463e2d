using System.Net;
using System.Text.Json.Nodes;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Pricing;

/// <summary>The rules of districts: a third public list, such as by which points that are earned lose their validity.</summary>
public sealed class DistrictRuleTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private Caller Admin => api.As("admin", "root");

    [Fact]
    public async Task Rules_OnAFreshInstallation_SayThatNothingIsRuled()
    {
        var rules = (await api.Anonymous().Get("/api/v1/district-rules")).Is(HttpStatusCode.OK).Json;

        Assert.Equal(
            ["pointsValidMonths", "monthlyPointsCeiling", "publicReportsPerHour", "publicReportsPerSenderHour"],
            rules["items"]!.AsArray().Select(rule => (string?)rule!["rule"]));
        Assert.All(rules["items"]!.AsArray(), rule => Assert.Null(rule!["value"]));
        Assert.Equal(1, (int)rules["versions"]![0]!["number"]!);
    }

    [Fact]
    public async Task Rule_OfADistrict_GoesBeforeTheCitys_AndCanBeThatThereIsNone()
    {
        var draft = Draft("330102", 24);
        var preview = (await Admin.Post("/api/v1/district-rules:preview", draft)).Is(HttpStatusCode.OK).Json;
        Assert.Equal("""[{"field":"value","before":null,"after":"24"}]""", preview["changes"]![0]!["fields"]!.ToJsonString());
        (await Admin.Post("/api/v1/district-rules/versions", draft)).Is(HttpStatusCode.Created);
        (await Admin.Post("/api/v1/district-rules/versions", Draft("330102", null, basedOn: 1))).Is(HttpStatusCode.Created);

        var history = (await api.Anonymous().Get("/api/v1/district-rules/versions?scope=330102")).Is(HttpStatusCode.OK).Json;
        Assert.Equal([2, 1], history["items"]!.AsArray().Select(version => (int)version!["number"]!));
        var first = (await api.Anonymous().Get("/api/v1/district-rules/versions/330102/1?format=csv")).Is(HttpStatusCode.OK).Text;
        Assert.EndsWith("rule,value\r\npointsValidMonths,24\r\n", first, StringComparison.Ordinal);
        var inForce = (await api.Anonymous().Get("/api/v1/district-rules?district=330102")).Is(HttpStatusCode.OK).Json;
        Assert.Null(inForce["items"]![0]!["value"]);
        Assert.Equal("""["pointsValidMonths"]""", inForce["overridden"]!.ToJsonString());
        (await api.As("dispatcher", "d", "330102").Post("/api/v1/district-rules/versions", draft)).Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Theory]
    [InlineData("0", "amount_not_positive")]
    [InlineData("-1", "amount_not_positive")]
    [InlineData("1.5", "amount_not_whole")]
    [InlineData("121", "amount_too_large")]
    [InlineData("9223372036854775808", "amount_too_large")]
    [InlineData("10001", "amount_too_large", "publicReportsPerHour")]
    [InlineData("1001", "amount_too_large", "publicReportsPerSenderHour")]
    public async Task Value_ThatNoRuleCanHave_IsRefusedByName(string value, string code, string rule = "pointsValidMonths")
    {
        var draft = Draft("330111", 24);
        draft["entries"]![0]!["rule"] = rule;
        draft["entries"]![0]!["value"] = JsonNode.Parse(value);

        foreach (var call in (string[])["/api/v1/district-rules:preview", "/api/v1/district-rules/versions"])
        {
            var reply = (await Admin.Post(call, draft.ToJsonString())).Refused(HttpStatusCode.BadRequest, code);
            Assert.Equal(["entries[0].value"], reply.Fields);
        }
    }

    [Theory]
    [InlineData("entries[0].rule", "colour", "unknown_rule", "entries[0].rule")]
    [InlineData("entries", "twice", "duplicate_entry", "entries[1]")]
    [InlineData("entries", "none", "list_empty", "entries")]
    [InlineData("entries", "many", "list_too_long", "entries")]
    [InlineData("district", "999999", "unknown_district", "district")]
    [InlineData("from", "2020-01-01", "validity_in_past", "from")]
    [InlineData("from", "2226-01-01", "validity_too_far", "from")]
    [InlineData("until", "2020-01-01", "validity_reversed", "until")]
    public async Task Draft_ThatIsWrong_IsRefusedByName_AndNothingChanges(string what, string value, string code, string field)
    {
        var draft = Draft("330111", 24);
        var entry = draft["entries"]![0]!;
        switch (what)
        {
            case "entries[0].rule":
                entry["rule"] = value;
                break;
            case "entries":
                var times = value switch { "none" => 0, "twice" => 2, _ => 500 };
                draft["entries"] = new JsonArray([.. Enumerable.Range(0, times).Select(_ => entry.DeepClone())]);
                break;
            default:
                draft[what] = value;
                break;
        }

        foreach (var call in (string[])["/api/v1/district-rules:preview", "/api/v1/district-rules/versions"])
        {
            var reply = (await Admin.Post(call, draft)).Refused(HttpStatusCode.BadRequest, code);
            Assert.Equal([field], reply.Fields);
        }

        var history = (await api.Anonymous().Get("/api/v1/district-rules/versions?scope=330111")).Is(HttpStatusCode.OK).Json;
        Assert.Empty(history["items"]!.AsArray());
    }

    [Fact]
    public async Task Draft_BasedOnAVersionThatIsNotTheLatest_IsRefused()
    {
        (await Admin.Post("/api/v1/district-rules/versions", Draft("330112", 24))).Is(HttpStatusCode.Created);

        foreach (var call in (string[])["/api/v1/district-rules:preview", "/api/v1/district-rules/versions"])
        {
            (await Admin.Post(call, Draft("330112", 12))).Refused(HttpStatusCode.Conflict, "outdated_version");
        }
    }

    [Fact]
    public async Task Rules_OfAPlaceOrVersionThatIsNot_AreRefused()
    {
        var anybody = api.Anonymous();
        (await anybody.Get("/api/v1/district-rules?district=999999")).Refused(HttpStatusCode.BadRequest, "unknown_district");
        (await anybody.Get("/api/v1/district-rules/versions?scope=999999")).Refused(HttpStatusCode.BadRequest, "unknown_district");
        (await anybody.Get("/api/v1/district-rules/versions/city/999")).Refused(HttpStatusCode.NotFound, "price_version_not_found");
    }

    private JsonObject Draft(string? district, int? months, int basedOn = 0) => new()
    {
        ["operationId"] = Caller.NewOperation,
        ["district"] = district,
        ["from"] = RedStation.Domain.ChinaTime.Day(api.Time.GetUtcNow()).ToString("O", null),
        ["note"] = "积分两年有效",
        ["basedOn"] = basedOn,
        ["entries"] = new JsonArray(new JsonObject { ["rule"] = "pointsValidMonths", ["value"] = months }),
    };
}

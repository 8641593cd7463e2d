using System.Net;
using System.Text.Json.Nodes;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Cases;

/// <summary>Classes and calendars: read by everybody, published by administrators, for one district here so that others are not disturbed.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class CaseRuleTests(DemoApiFixture api)
{
    private const string District = "330382";

    private Caller Admin => api.As("admin", "root");

    [Fact]
    public async Task Classes_OfADistrict_StandInsteadOfTheCitys()
    {
        var city = (await api.Anonymous().Get("/api/v1/case-classes?district=" + District)).Is(HttpStatusCode.OK).Json;
        Assert.Equal((null, 0), ((string?)city["district"], (int)city["number"]!));
        Assert.True(city["classes"]!.AsArray().Count > 20);
        (await api.Anonymous().Get("/api/v1/case-classes?district=999999")).Refused(HttpStatusCode.BadRequest, "unknown_district");
        var body = ClassesBody(0);

        var own = (await Admin.Post("/api/v1/case-classes/versions", body)).Is(HttpStatusCode.Created);

        Assert.Equal((District, 1), ((string?)own.Json["district"], (int)own.Json["number"]!));
        Assert.Equal(own.Text, (await Admin.Post("/api/v1/case-classes/versions", body)).Is(HttpStatusCode.Created).Text);
        Assert.Equal(own.Text, (await api.Anonymous().Get("/api/v1/case-classes?district=" + District)).Text);
        (await Admin.Post("/api/v1/case-classes/versions", ClassesBody(0))).Refused(HttpStatusCode.Conflict, "outdated_version");
        var reused = ClassesBody(0);
        reused["operationId"] = (string?)body["operationId"];
        reused["note"] = "别的";
        (await Admin.Post("/api/v1/case-classes/versions", reused)).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        var abroad = ClassesBody(0);
        abroad["district"] = "999999";
        (await Admin.Post("/api/v1/case-classes/versions", abroad)).Refused(HttpStatusCode.BadRequest, "unknown_district");
        var wrong = ClassesBody(1);
        wrong["classes"]![0]!["id"] = "x1";
        Assert.Equal(["classes[0].id"], (await Admin.Post("/api/v1/case-classes/versions", wrong)).Fields);
        wrong["classes"]![0]!["answer"] = null;
        Assert.Equal(["classes[0].answer"], (await Admin.Post("/api/v1/case-classes/versions", wrong)).Fields);
    }

    [Fact]
    public async Task Classes_OfAPlace_AreThoseOfTheDistrictThatItLiesIn()
    {
        var there = (await api.Anonymous().Get("/api/v1/case-classes?lat=30.2741&lon=120.1551")).Is(HttpStatusCode.OK);

        var place = (string)there.Json["place"]!;
        Assert.StartsWith("3301", place, StringComparison.Ordinal);
        Assert.Equal(there.Text, (await api.Anonymous().Get("/api/v1/case-classes?district=" + place)).Text);
        Assert.Null((await api.Anonymous().Get("/api/v1/case-classes")).Json["place"]);
        Assert.Equal(["position"], (await api.Anonymous().Get("/api/v1/case-classes?lat=30.2741")).Fields);
        Assert.Equal(["position"], (await api.Anonymous().Get("/api/v1/case-classes?lat=0&lon=0")).Fields);
        Assert.Equal(["district"], (await api.Anonymous().Get($"/api/v1/case-classes?district={place}&lat=30.2741&lon=120.1551")).Fields);
    }

    [Fact]
    public async Task Calendar_OfADistrict_StandsInsteadOfTheCitys()
    {
        var city = (await api.Anonymous().Get("/api/v1/work-calendars")).Is(HttpStatusCode.OK).Json["calendar"]!;
        Assert.Equal((33, 6), (city["holidays"]!.AsArray().Count, city["makeUpDays"]!.AsArray().Count));
        (await api.Anonymous().Get("/api/v1/work-calendars?district=999999")).Refused(HttpStatusCode.BadRequest, "unknown_district");

        var own = (await Admin.Post("/api/v1/work-calendars/versions", CalendarBody(0))).Is(HttpStatusCode.Created).Json;

        Assert.Equal((District, 1), ((string?)own["district"], (int)own["number"]!));
        Assert.Equal([2026, 2027], own["calendar"]!["years"]!.AsArray().Select(year => (int)year!));
        (await Admin.Post("/api/v1/work-calendars/versions", CalendarBody(0))).Refused(HttpStatusCode.Conflict, "outdated_version");
        var wrong = CalendarBody(1);
        wrong["makeUpDays"]![0] = "2026-11-24";
        Assert.Equal(["makeUpDays"], (await Admin.Post("/api/v1/work-calendars/versions", wrong)).Fields);
        wrong = CalendarBody(1);
        wrong["hours"]![0]!["to"] = null;
        Assert.Equal(["hours"], (await Admin.Post("/api/v1/work-calendars/versions", wrong)).Fields);
        var abroad = CalendarBody(0);
        abroad["district"] = "999999";
        (await Admin.Post("/api/v1/work-calendars/versions", abroad)).Refused(HttpStatusCode.BadRequest, "unknown_district");
    }

    private static JsonObject ClassesBody(int basedOn) => JsonNode.Parse(
        $$"""
        {
          "operationId": "{{Caller.NewOperation}}", "district": "{{District}}", "basedOn": {{basedOn}}, "note": "本市清单",
          "classes": [{
            "id": "e0101", "category": "市容环境", "categoryEn": "Street environment", "name": "暴露垃圾", "nameEn": "Litter",
            "answer": { "amount": 1, "unit": "hours" }, "closing": { "amount": 2, "unit": "workingDays" }
          }],
          "reasons": [{ "code": "not-found", "text": "未发现", "textEn": "Not found" }]
        }
        """)!.AsObject();

    private static JsonObject CalendarBody(int basedOn) => JsonNode.Parse(
        $$"""
        {
          "operationId": "{{Caller.NewOperation}}", "district": "{{District}}", "basedOn": {{basedOn}}, "note": "加上 2027 年",
          "hours": [{ "from": "09:00:00", "to": "17:00:00" }], "years": [2026, 2027],
          "holidays": ["2027-01-01"], "makeUpDays": ["2026-10-10"],
          "specialDays": [{ "day": "2026-12-31", "hours": [{ "from": "09:00:00", "to": "12:00:00" }] }]
        }
        """)!.AsObject();
}

using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RedStation.Contracts;
using RedStation.Domain.Districts;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Cases;

/// <summary>
/// A deadline that reaches into a year without holidays, from the report until an administrator has published them: for one district, so that others
/// are not disturbed.
/// </summary>
[Collection(DemoApiCollection.Name)]
public sealed class CalendarTests(DemoApiFixture api)
{
    private const string District = "330381";
    private const string Cases = "/api/v1/cases";
    private const string Calendars = "/api/v1/work-calendars";

    private Caller Admin => api.As("admin", "root");

    private Caller Dispatcher => api.As("dispatcher", "calendar-dispatcher", District);

    /// <summary>What the clock's reminder does each minute.</summary>
    private Func<string, TickStatus, Task> WakeDue =>
        api.Services.GetRequiredService<IGrainFactory>().Clock(0).AsReference<IRemindable>().ReceiveReminder;

    [Fact]
    public async Task Deadline_InAYearWithoutHolidays_IsProvisionalForEverybody_UntilTheyArePublished()
    {
        // More working days than a year has are left, so it always ends in a year that nobody knows yet.
        await PublishSlowClass();
        var rider = api.As("rider", "calendar-rider");
        var place = DistrictMap.Load().Find(District)!.Centre;
        var id = (string)(await rider.Post(Cases, new
        {
            operationId = Caller.NewOperation,
            @class = "e0101",
            note = "垃圾",
            position = new { lat = place.Lat, lon = place.Lon },
        })).Is(HttpStatusCode.Created).Json["id"]!;
        (await Dispatcher.Post($"{Cases}/{id}/open", new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);
        (await Dispatcher.Post($"{Cases}/{id}/dispatch", new { operationId = Caller.NewOperation, unit = "环卫所" })).Is(HttpStatusCode.OK);
        var before = await Seen(id);
        Assert.True((bool)before["provisional"]!);
        foreach (var (reader, path) in (List<(Caller, string)>)[(Dispatcher, Cases), (rider, "/api/v1/riders/me/cases"), (rider, $"{Cases}/{id}")])
        {
            var answer = (await reader.Get(path)).Is(HttpStatusCode.OK).Json;
            var seen = answer["items"] is JsonArray items ? items.Single(one => (string?)one!["id"] == id)! : answer;
            Assert.True((bool)seen["deadlines"]!["provisional"]!, path);
        }

        var year = DateTimeOffset.Parse((string)before["close"]!, CultureInfo.InvariantCulture).Year;
        var body = Body(0, year);
        var preview = (await Admin.Post(Calendars + ":preview", body)).Is(HttpStatusCode.OK).Json;
        Assert.Equal((1, 1, 1, 1, 0), (
            (int)preview["number"]!, (int)preview["openCases"]!, (int)preview["moved"]!, (int)preview["provisionalBefore"]!,
            (int)preview["provisionalAfter"]!));
        Assert.Equal(before.ToJsonString(), (await Seen(id)).ToJsonString());

        (await Admin.Post(Calendars + "/versions", body)).Is(HttpStatusCode.Created);
        await WakeDue("wake", default);
        JsonNode after = before;
        await Until.True(async () => !(bool)(after = await Seen(id))["provisional"]!, () => "the deadline is settled: " + after.ToJsonString());
        // Ten days off on end hold at least six working days.
        Assert.InRange(Due(after) - Due(before), TimeSpan.FromDays(6), TimeSpan.FromDays(20));
        var again = (await Admin.Post(Calendars + ":preview", Body(1, year))).Is(HttpStatusCode.OK).Json;
        Assert.Equal((2, 0, 0), ((int)again["number"]!, (int)again["moved"]!, (int)again["provisionalBefore"]!));
    }

    [Fact]
    public async Task Preview_OfWhatIsWrong_IsRefused()
    {
        (await Admin.Post(Calendars + ":preview", Body(7, 2027, "330326"))).Refused(HttpStatusCode.Conflict, "outdated_version");
        (await Admin.Post(Calendars + ":preview", Body(0, 2027, "999999"))).Refused(HttpStatusCode.BadRequest, "unknown_district");
        var wrong = Body(0, 2027);
        wrong["makeUpDays"]!.AsArray().Add("2027-01-04");
        Assert.Equal(["makeUpDays"], (await Admin.Post(Calendars + ":preview", wrong)).Fields);
        (await Dispatcher.Post(Calendars + ":preview", Body(0, 2027))).Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    private static DateTimeOffset Due(JsonNode deadlines) =>
        DateTimeOffset.Parse((string)deadlines["close"]!, CultureInfo.InvariantCulture);

    /// <summary>Every year until the last is known, and ten days in a row before its end are off.</summary>
    private static JsonObject Body(int basedOn, int year, string district = District) => new()
    {
        ["operationId"] = Caller.NewOperation,
        ["district"] = district,
        ["basedOn"] = basedOn,
        ["note"] = "放假安排",
        ["hours"] = new JsonArray(new JsonObject { ["from"] = "08:30:00", ["to"] = "17:30:00" }),
        ["years"] = new JsonArray([.. Enumerable.Range(2026, Math.Max(0, year - 2026) + 2).Select(one => JsonValue.Create(one))]),
        ["holidays"] = new JsonArray([.. Enumerable.Range(1, 10).Select(day => JsonValue.Create($"{year - 1}-12-{day + 10:00}"))]),
        ["makeUpDays"] = new JsonArray(),
    };

    private async Task<JsonNode> Seen(string id) => (await Dispatcher.Get($"{Cases}/{id}")).Is(HttpStatusCode.OK).Json["deadlines"]!;

    private async Task PublishSlowClass() => (await Admin.Post(
        "/api/v1/case-classes/versions",
        $$"""
        {
          "operationId": "{{Caller.NewOperation}}", "district": "{{District}}", "basedOn": 0, "note": "慢",
          "classes": [{
            "id": "e0101", "category": "市容环境", "categoryEn": "Street environment", "name": "暴露垃圾", "nameEn": "Litter",
            "answer": { "amount": 1, "unit": "hours" }, "closing": { "amount": 300, "unit": "workingDays" }
          }],
          "reasons": [{ "code": "not-found", "text": "未发现", "textEn": "Not found" }]
        }
        """)).Is(HttpStatusCode.Created);
}

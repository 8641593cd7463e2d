using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Stations;

[Collection(DemoApiCollection.Name)]
public sealed class StationEndpointTests(DemoApiFixture api)
{
    [Fact]
    public async Task List_ByPages_GivesEveryStationOnce()
    {
        var ids = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await api.Anonymous().Get("/api/v1/stations?limit=90" + (cursor.Length == 0 ? "" : "&cursor=" + cursor))).Json;
            ids.AddRange(page["items"]!.AsArray().Select(station => (string)station!["id"]!));
            cursor = (string?)page["next"];
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
        Assert.True(ids.Count >= 300);
    }

    [Fact]
    public async Task List_InABox_GivesThoseInItOnly()
    {
        var items = (await api.Anonymous().Get("/api/v1/stations?bbox=120.1,30.2,120.2,30.3")).Json["items"]!.AsArray();
        Assert.NotEmpty(items);
        Assert.All(items, station =>
        {
            Assert.InRange((double)station!["position"]!["lon"]!, 120.1, 120.2);
            Assert.InRange((double)station["position"]!["lat"]!, 30.2, 30.3);
            Assert.Null(station["distanceM"]);
        });
    }

    [Fact]
    public async Task List_NearAPlace_IsByDistance()
    {
        var answer = (await api.Anonymous().Get("/api/v1/stations?near=30.25,120.16&limit=20")).Json;
        var distances = answer["items"]!.AsArray().Select(station => (int)station!["distanceM"]!).ToList();
        Assert.Equal((20, null), (distances.Count, (string?)answer["next"]));
        Assert.Equal(distances.Order(), distances);
    }

    [Fact]
    public async Task List_AndDetail_AgreeOnEveryPort()
    {
        var items = (await api.Anonymous().Get("/api/v1/stations?near=30.25,120.16&limit=10")).Json["items"]!.AsArray();
        foreach (var summary in items)
        {
            var detail = (await api.Anonymous().Get($"/api/v1/stations/{summary!["id"]}")).Json;
            var byStatus = detail["ports"]!["items"]!.AsArray().CountBy(port => (string)port!["status"]!).ToDictionary();
            foreach (var status in new[] { "available", "reserved", "charging", "faulted", "offline" })
            {
                Assert.Equal(byStatus.GetValueOrDefault(status), (int)summary["ports"]![status]!);
            }
        }
    }

    [Fact]
    public async Task Put_ByAnOperator_WorksInTheirDistrictsOnly()
    {
        var body = Station(Caller.NewOperation);
        (await api.As("operator", "op-ningbo", DemoApiFixture.Ningbo).Put("/api/v1/stations/api-1", body))
            .Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await api.Anonymous().Get("/api/v1/stations/api-1")).Refused(HttpStatusCode.NotFound, "station_not_found");

        var made = (await api.As("operator", "op-city", "330100").Put("/api/v1/stations/api-1", body)).Is(HttpStatusCode.OK).Json;
        Assert.Equal((DemoApiFixture.Xihu, 4, "none"), ((string?)made["district"], (int)made["ports"]!["total"]!, (string?)made["door"]));
        Assert.Equal(("08:00", "22:00"), ((string?)made["hours"]!["opens"], (string?)made["hours"]!["closes"]));
        Assert.True(made.AsObject().ContainsKey("asOf"));
        Assert.Null(made["asOf"]);
        (await api.As("operator", "op-ningbo", DemoApiFixture.Ningbo).Post("/api/v1/stations/api-1/device-secret", new { operationId = "1" }))
            .Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Fact]
    [Trait("Case", "M2")]
    public async Task Put_HoursAsPeopleWriteThem_AreReadAsAnImportReadsThem()
    {
        var body = new
        {
            operationId = Caller.NewOperation,
            name = "小时驿站",
            position = DemoApiFixture.PlaceInXihu,
            ports = 1,
            hours = new { opens = "8：00", closes = "24:00" },
        };
        var hours = (await api.As("admin", "hours-admin").Put("/api/v1/stations/api-hours", body)).Is(HttpStatusCode.OK).Json["hours"]!;
        Assert.Equal(("08:00", "00:00"), ((string?)hours["opens"], (string?)hours["closes"]));
    }

    [Fact]
    public async Task Put_Repeated_GivesTheFirstAnswer_AndAnotherBodyUnderItsIdIsRefused()
    {
        var admin = api.As("admin", "station-admin");
        var operationId = Caller.NewOperation;
        var first = await admin.Put("/api/v1/stations/api-2", Station(operationId));
        var again = await admin.Put("/api/v1/stations/api-2", Station(operationId));
        Assert.Equal((string?)first.Is(HttpStatusCode.OK).Json["name"], (string?)again.Is(HttpStatusCode.OK).Json["name"]);
        (await admin.Put("/api/v1/stations/api-2", Station(operationId, "另一个名字"))).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        Assert.Equal("接口驿站", (string?)(await api.Anonymous().Get("/api/v1/stations/api-2")).Json["name"]);
    }

    [Fact]
    public async Task Report_OfADevice_ShowsInDetailAndList_AndAnOlderReadingIsCounted()
    {
        var device = await NewStation("api-3");
        var at = api.Time.GetUtcNow();
        var report = await device.Post("/api/v1/stations/api-3/ports:report", new
        {
            operationId = Caller.NewOperation,
            ports = new object[]
            {
                Reading(1, "charging", at), Reading("2", "faulted", at), Reading(3, "available", at), Reading(4, "available", at),
            },
        });
        Assert.Equal((4, 0, 0), Counts(report.Is(HttpStatusCode.OK).Json));
        var older = await device.Post("/api/v1/stations/api-3/ports:report", new
        {
            operationId = Caller.NewOperation,
            ports = new object[] { Reading(1, "available", at.AddMinutes(-1)), Reading(2, "faulted", at.AddSeconds(1)) },
        });
        Assert.Equal((0, 1, 1), Counts(older.Is(HttpStatusCode.OK).Json));
        var gone = await device.Post("/api/v1/stations/api-3/ports:report", new { operationId = Caller.NewOperation, ports = Array.Empty<int>() });
        Assert.Equal((0, 0, 0), Counts(gone.Json));

        var ports = (await api.Anonymous().Get("/api/v1/stations/api-3")).Json["ports"]!["items"]!.AsArray();
        Assert.Equal(["charging", "faulted", "available", "available"], ports.Select(port => (string)port!["status"]!));
        Assert.All(ports, port => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", (string?)port!["asOf"]));
    }

    [Fact]
    public async Task Report_ForAnotherStation_IsRefused()
    {
        var device = await NewStation("api-4");
        (await device.Post("/api/v1/stations/hz-003/ports:report", new { operationId = "1", ports = Array.Empty<int>() }))
            .Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await device.Get("/api/v1/stations/hz-003/check-ins")).Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    private static (int Applied, int Ignored, int Unchanged) Counts(JsonNode result) =>
        ((int)result["applied"]!, (int)result["ignored"]!, (int)result["unchanged"]!);

    private static object Station(string operationId, string name = "接口驿站") => new
    {
        operationId,
        name,
        position = DemoApiFixture.PlaceInXihu,
        ports = 4,
        services = new[] { "water", "charging", "water" },
        hours = new { opens = "08:00", closes = "22:00" },
    };

    private static object Reading(object port, string status, DateTimeOffset at) =>
        new { port, status, at = at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) };

    private async Task<Caller> NewStation(string id)
    {
        (await api.As("admin", "station-admin").Put("/api/v1/stations/" + id, Station(Caller.NewOperation))).Is(HttpStatusCode.OK);
        return api.As("device", "device-" + id, DemoApiFixture.Xihu, id);
    }
}

using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RedStation.Contracts;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Stations;

/// <summary>"Tell me when a port frees", as a phone asks for it.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class PortQueueTests(DemoApiFixture api)
{
    [Fact]
    public async Task Waiting_GivesAPlace_AndThePortWhenOneFrees()
    {
        var report = await Station("que-1", "charging");
        var (first, second) = (await api.Person("demo-rider-51"), await api.Person("demo-rider-53"));
        var operationId = Caller.NewOperation;
        var place = (await Join(first, "que-1", operationId)).Is(HttpStatusCode.OK);
        Assert.Equal((1, 1), ((int)place.Json["place"]!, (int)place.Json["waiting"]!));
        Assert.Equal(2, (int)(await Join(second, "que-1")).Is(HttpStatusCode.OK).Json["place"]!);
        Assert.Equal(place.Text, (await Join(first, "que-1", operationId)).Is(HttpStatusCode.OK).Text);
        Assert.Equal(2, (int)(await first.Get("/api/v1/stations/que-1/queue")).Json["waiting"]!);

        await report("available");

        await Until.True(
            async () => (string?)(await first.Get("/api/v1/riders/me")).Json["reservation"]?["stationId"] == "que-1", "the first one's turn");
        (await first.Get("/api/v1/stations/que-1/queue")).Is(HttpStatusCode.NoContent);
        (await Join(first, "que-1")).Refused(HttpStatusCode.Conflict, "already_reserved");
        (await second.Post("/api/v1/stations/que-1/reservations", new { operationId = Caller.NewOperation }))
            .Refused(HttpStatusCode.Conflict, "no_free_port");
        (await second.Delete("/api/v1/stations/que-1/queue")).Is(HttpStatusCode.NoContent);
        (await second.Delete("/api/v1/stations/que-1/queue")).Is(HttpStatusCode.NoContent);
        var held = (await first.Get("/api/v1/riders/me")).Json["reservation"]!;
        (await first.Delete($"/api/v1/stations/que-1/reservations/{held["reservationId"]}")).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Waiting_ThatMakesNoSense_IsRefusedByName()
    {
        await Station("que-2", "available");
        await Station("que-3", "charging");
        var rider = await api.Person("demo-rider-50");
        (await Join(rider, "que-2")).Refused(HttpStatusCode.Conflict, "port_is_free");
        (await Join(rider, "none")).Refused(HttpStatusCode.NotFound, "station_not_found");
        (await rider.Get("/api/v1/stations/!/queue")).Refused(HttpStatusCode.NotFound, "station_not_found");
        (await rider.Delete("/api/v1/stations/!/queue")).Refused(HttpStatusCode.NotFound, "station_not_found");
        var opens = api.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddHours(2);
        await Station("que-4", "charging", new { opens = $"{opens:HH}:00", closes = $"{opens.AddHours(1):HH}:00" });
        (await Join(rider, "que-4")).Refused(HttpStatusCode.Conflict, "station_closed");
        await Station("que-5", "offline");
        (await Join(rider, "que-5")).Refused(HttpStatusCode.Conflict, "station_offline");
        (await api.As("admin", "station-admin").Delete("/api/v1/stations/que-5")).Is(HttpStatusCode.NoContent);
        (await Join(rider, "que-5")).Refused(HttpStatusCode.Gone, "station_retired");
        (await Join(rider, "que-2", new string('x', 65))).Refused(HttpStatusCode.BadRequest, "invalid_input");
        var grains = api.Services.GetRequiredService<IGrainFactory>();
        for (var other = 0; other < 50; other++)
        {
            await Until.True(() => Joined($"waiting-{other}"), "one more to wait");
        }

        (await Join(rider, "que-3")).Refused(HttpStatusCode.Conflict, "queue_full");

        // A busy silo answers late; the same command once more is the same.
        async Task<bool> Joined(string waiting)
        {
            try
            {
                return (await grains.Station("que-3").JoinQueue(new("join", waiting))).Value is not null;
            }
            catch (TimeoutException)
            {
                return false;
            }
        }
    }

    private static Task<Reply> Join(Caller rider, string station, string? operationId = null) =>
        rider.Post($"/api/v1/stations/{station}/queue", new { operationId = operationId ?? Caller.NewOperation });

    private async Task<Func<string, Task>> Station(string id, string status, object? hours = null)
    {
        var body = new { operationId = Caller.NewOperation, name = "排队驿站", position = DemoApiFixture.PlaceInXihu, ports = 1, hours };
        (await api.As("admin", "station-admin").Put("/api/v1/stations/" + id, body)).Is(HttpStatusCode.OK);
        var device = api.As("device", "device-" + id, DemoApiFixture.Xihu, id);
        await Report(status);
        return Report;

        async Task Report(string now)
        {
            var at = api.Time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
            var report = new { operationId = Caller.NewOperation, ports = new[] { new { port = 1, status = now, at } } };
            (await device.Post($"/api/v1/stations/{id}/ports:report", report)).Is(HttpStatusCode.OK);
        }
    }
}

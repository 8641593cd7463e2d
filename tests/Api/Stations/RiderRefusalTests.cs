using System.Net;
using RedStation.Tests.Api.Hosting;
using RedStation.Tests.Api.OpenApi;

namespace RedStation.Tests.Api.Stations;

/// <summary>What a station refuses a rider because of what the rider has done, or of how its ports are.</summary>
[Collection(RefusalCollection.Name)]
public sealed class RiderRefusalTests(RefusalApiFixture api)
{
    [Fact]
    public async Task Port_WhoseEquipmentIsSilent_IsNotReserved()
    {
        await api.Station("half");
        await api.Report("half", "available", "offline");

        (await Reserve("half", await api.Rider("seeker"), 2)).Refused(HttpStatusCode.Conflict, "port_offline");
    }

    [Fact]
    public async Task Rider_WhoIsBlocked_IsNeitherWelcomeNorKeptAPort()
    {
        await api.Station("strict");
        await api.Report("strict", "available", "available");
        var rider = await api.Rider("banned");
        var credential = (string)(await rider.Get("/api/v1/riders/me/credential")).Is(HttpStatusCode.OK).Json["credential"]!;
        await api.Block("banned");

        (await Reserve("strict", rider)).Refused(HttpStatusCode.Forbidden, "rider_blocked");
        (await Recognise("strict", credential)).Refused(HttpStatusCode.Forbidden, "rider_blocked");
    }

    [Fact]
    public async Task Credential_AfterItsMinute_IsExpired()
    {
        await api.Station("slow");
        var rider = await api.Rider("late");
        var credential = (string)(await rider.Get("/api/v1/riders/me/credential")).Is(HttpStatusCode.OK).Json["credential"]!;
        api.Time.Advance(TimeSpan.FromMinutes(2));

        (await Recognise("slow", credential)).Refused(HttpStatusCode.Forbidden, "credential_expired");
    }

    [Fact]
    public async Task Rider_WhoseReservationsPassUnused_Waits_AndIsSentHomeForTheDay()
    {
        await api.Station("wanted");
        await api.Rider("fickle");
        // All of it within one day of China, whenever it runs.
        var now = api.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        api.Time.Advance(now.Date.AddDays(1).AddHours(12) - now.DateTime);
        for (var time = 1; time <= 5; time++)
        {
            await api.Report("wanted", "available", "available");
            var held = (await Reserve("wanted", api.As("rider", "fickle"))).Is(HttpStatusCode.Created).Json;
            api.Time.Advance(TimeSpan.FromMinutes(2));
            (await api.As("rider", "fickle").Delete($"/api/v1/stations/wanted/reservations/{held["reservationId"]}")).Is(HttpStatusCode.NoContent);
            await api.Report("wanted", "available", "available");
            (await Reserve("wanted", api.As("rider", "fickle")))
                .Refused(HttpStatusCode.Conflict, time < 5 ? "reservation_paused" : "reservation_limit");
            api.Time.Advance(TimeSpan.FromMinutes(6));
        }
    }

    private static Task<Reply> Reserve(string station, Caller rider, int? port = null) =>
        rider.Post($"/api/v1/stations/{station}/reservations", new { operationId = Caller.NewOperation, port });

    private Task<Reply> Recognise(string station, string credential) =>
        api.Device(station).Post($"/api/v1/stations/{station}/recognitions", new { operationId = Caller.NewOperation, credential });
}

using System.Net;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Stations;

[Collection(DemoApiCollection.Name)]
public sealed class ReservationTests(DemoApiFixture api)
{
    [Fact]
    public async Task LastPort_WantedByFiftyAtOnce_IsGrantedOnce()
    {
        await NewStation("res-1", 1);
        var riders = await Task.WhenAll(Enumerable.Range(1, 50).Select(number => api.Person($"demo-rider-{number:00}")));
        var replies = await Task.WhenAll(riders.Select(rider => Reserve(rider, "res-1")));
        var granted = Assert.Single(replies, reply => reply.Status == HttpStatusCode.Created);
        Assert.All(replies.Except([granted]), reply => reply.Refused(HttpStatusCode.Conflict, "no_free_port"));

        var winner = riders[Array.IndexOf(replies, granted)];
        var me = (await winner.Get("/api/v1/riders/me")).Json;
        Assert.Equal((string?)granted.Json["reservationId"], (string?)me["reservation"]!["reservationId"]);
        (await winner.Delete($"/api/v1/stations/res-1/reservations/{granted.Json["reservationId"]}")).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task SecondReservation_AndAnothersReservation_AreRefused()
    {
        await NewStation("res-2", 3);
        var (rider, other) = (await api.Person("demo-rider-60"), await api.Person("demo-rider-61"));
        var operationId = Caller.NewOperation;
        var first = (await Reserve(rider, "res-2", operationId)).Is(HttpStatusCode.Created);
        Assert.Equal(first.Text, (await Reserve(rider, "res-2", operationId)).Is(HttpStatusCode.Created).Text);
        (await Reserve(rider, "res-2")).Refused(HttpStatusCode.Conflict, "already_reserved");
        (await rider.Post("/api/v1/stations/res-2/reservations", new { operationId, port = 3 }))
            .Refused(HttpStatusCode.Conflict, "operation_id_reused");

        var path = $"/api/v1/stations/res-2/reservations/{first.Json["reservationId"]}";
        (await other.Delete(path)).Refused(HttpStatusCode.Forbidden, "reservation_not_yours");
        (await rider.Delete(path)).Is(HttpStatusCode.NoContent);
        (await rider.Delete("/api/v1/stations/res-2/reservations/none")).Refused(HttpStatusCode.NotFound, "reservation_not_found");
        (await rider.Post("/api/v1/stations/res-2/reservations", new { operationId = Caller.NewOperation, port = 60 }))
            .Refused(HttpStatusCode.NotFound, "port_not_found");
        (await Reserve(rider, "none")).Refused(HttpStatusCode.NotFound, "station_not_found");
    }

    private static Task<Reply> Reserve(Caller rider, string station, string? operationId = null) =>
        rider.Post($"/api/v1/stations/{station}/reservations", new { operationId = operationId ?? Caller.NewOperation });

    private async Task NewStation(string id, int ports)
    {
        await api.Station(id, ports);
        await api.Report(id, ports, "available");
    }
}

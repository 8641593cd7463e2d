using System.Net;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Geo;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Cases;

/// <summary>How many riders are near a case.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class NearbyRidersTests(DemoApiFixture api)
{
    /// <summary>In the bounds of a district where no other test has riders.</summary>
    private static readonly GeoPoint Place = new(29.8601, 121.5402);

    [Fact]
    public async Task Riders_NearACase_AreCounted_AndNeverNamed()
    {
        var dispatcher = api.As("dispatcher", "nearby-dispatcher", DemoApiFixture.Ningbo);
        var id = (string)(await api.As("rider", "nearby-reporter").Post("/api/v1/cases", new
        {
            operationId = Caller.NewOperation,
            @class = "e0101",
            position = new { Place.Lat, Place.Lon },
            note = "附近有人吗",
        })).Is(HttpStatusCode.Created).Json["id"]!;
        var path = $"/api/v1/cases/{id}/nearby-riders";

        await Tell("nearby-1", "nearby-2");
        Assert.Equal("""{"radiusM":2000,"count":null,"fewerThan":3,"nearestM":null}""", (await dispatcher.Get(path)).Is(HttpStatusCode.OK).Text);
        await Tell("nearby-1", "nearby-2", "nearby-3");
        Assert.Equal("""{"radiusM":2000,"count":3,"fewerThan":3,"nearestM":600}""", (await dispatcher.Get(path)).Is(HttpStatusCode.OK).Text);

        (await api.As("dispatcher", "nearby-elsewhere", DemoApiFixture.Xihu).Get(path)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await api.As("rider", "nearby-reporter").Get(path)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await dispatcher.Get("/api/v1/cases/none/nearby-riders")).Refused(HttpStatusCode.NotFound, "case_not_found");
    }

    /// <summary>As a gateway does for riders on duty, half a kilometre and more to the north.</summary>
    private async Task Tell(params string[] riders)
    {
        var now = api.Time.GetUtcNow();
        foreach (var (at, rider) in riders.Index())
        {
            var position = new GeoPoint(Place.Lat + ((550 + (at * 200)) / 111_195d), Place.Lon);
            var presence = new Presence(rider, position, now, at > 0, null, now.AddHours(1), [], 10);
            await api.Service<IGrainFactory>().DispatchTile(Tiles.At(position)).Report(new PresenceBatch(77, [], [presence], []));
        }
    }
}

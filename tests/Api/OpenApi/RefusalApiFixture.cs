using System.Globalization;
using System.Net;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.OpenApi;

/// <summary>
/// A program for refusals that take some doing. An offer lasts as long as a busy machine may need to answer it, and a task that was opened before
/// its rider's first position had arrived soon looks again.
/// </summary>
public sealed class RefusalApiFixture : ApiFixture
{
    public RefusalApiFixture()
    {
        Settings["RedStation:Dispatch:OfferLife"] = "00:10:00";
        Settings["RedStation:Dispatch:RetryAfter"] = "00:00:01";
    }

    /// <summary>An administrator.</summary>
    public Caller Admin => As("admin", "root");

    /// <summary>A rider who is made known if need be.</summary>
    public async Task<Caller> Rider(string id)
    {
        var rider = As("rider", id);
        (await rider.Get("/api/v1/riders/me")).Is(HttpStatusCode.OK);
        return rider;
    }

    /// <summary>Has a district take reports of people without account.</summary>
    public async Task TakePublicReports(string district) => (await Admin.Post("/api/v1/district-rules/versions", new
    {
        operationId = Caller.NewOperation,
        district,
        from = RedStation.Domain.ChinaTime.Day(Time.GetUtcNow()).ToString("O", null),
        note = "居民上报",
        basedOn = 0,
        entries = new[] { new { rule = "publicReportsPerHour", value = 100 } },
    })).Is(System.Net.HttpStatusCode.Created);

    /// <summary>Blocks a rider.</summary>
    public async Task Block(string riderId) => (await Admin.Put(
        $"/api/v1/riders/{riderId}/standing", new { operationId = Caller.NewOperation, blocked = true })).Is(HttpStatusCode.OK);

    /// <summary>A station with so many ports, which has not been heard yet.</summary>
    public async Task Station(string id, int ports = 2) => (await Admin.Put($"/api/v1/stations/{id}", new
    {
        operationId = Caller.NewOperation,
        name = "驿站",
        position = DemoApiFixture.PlaceInXihu,
        ports,
    })).Is(HttpStatusCode.OK);

    /// <summary>A station's equipment.</summary>
    public Caller Device(string station) => As("device", "device-" + station, DemoApiFixture.Xihu, station);

    /// <summary>A station's ports are so, as its equipment says.</summary>
    public async Task Report(string station, params string[] statuses)
    {
        var at = Time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var ports = statuses.Select((status, index) => new { port = index + 1, status, at });
        (await Device(station).Post($"/api/v1/stations/{station}/ports:report", new { operationId = Caller.NewOperation, ports }))
            .Is(HttpStatusCode.OK);
    }
}

/// <summary>Tests that share one program.</summary>
[CollectionDefinition(Name)]
public sealed class RefusalCollection : ICollectionFixture<RefusalApiFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "refusals";
}

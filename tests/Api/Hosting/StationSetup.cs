using System.Globalization;
using System.Net;

namespace RedStation.Tests.Api.Hosting;

/// <summary>Stations of a running program.</summary>
public static class StationSetup
{
    /// <summary>Sets a station down in <see cref="DemoApiFixture.Xihu"/>, or changes it; answers its own device.</summary>
    public static async Task<Caller> Station(this ApiFixture api, string id, int ports, object? hours = null)
    {
        var body = new { operationId = Caller.NewOperation, name = "驿站", position = DemoApiFixture.PlaceInXihu, ports, hours };
        (await api.As("admin", "station-admin").Put("/api/v1/stations/" + id, body)).Is(HttpStatusCode.OK);
        return Device(api, id);
    }

    /// <summary>All ports of a station are so now, its own device says.</summary>
    public static async Task Report(this ApiFixture api, string station, int ports, string status)
    {
        var at = api.Time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var readings = Enumerable.Range(1, ports).Select(port => new { port, status, at });
        (await Device(api, station).Post(
            $"/api/v1/stations/{station}/ports:report", new { operationId = Caller.NewOperation, ports = readings })).Is(HttpStatusCode.OK);
    }

    /// <summary>Hours of a station that is shut now and opens in two hours, in China.</summary>
    public static object ShutNow(this ApiFixture api)
    {
        var opens = api.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddHours(2);
        return new { opens = $"{opens:HH}:00", closes = $"{opens.AddHours(1):HH}:00" };
    }

    private static Caller Device(ApiFixture api, string station) => api.As("device", "device-" + station, DemoApiFixture.Xihu, station);
}

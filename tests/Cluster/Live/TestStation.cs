using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster.Live;

/// <summary>A station that a test has set up, with its equipment.</summary>
public sealed class TestStation
{
    private static readonly string[] Services = ["charging", "water", "rest", "hotFood", "firstAid", "restroom", "wifi", "locker", "legalAid"];

    private readonly Person admin;
    private readonly int ports;
    private Person? device;

    private TestStation(Person admin, string id, int ports) => (this.admin, Id, this.ports) = (admin, id, ports);

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Its equipment, signed in.</summary>
    public Person Device => device!;

    /// <summary>Sets a station up and signs its equipment in. Every port is free.</summary>
    public static async Task<TestStation> Create(HttpClient client, string id, double lat, double lon, int ports = 4)
    {
        var station = new TestStation(await Person.SignIn(client, "demo-admin"), id, ports);
        await station.Place(lat, lon);
        var (status, given) = await station.admin.Post($"/api/v1/stations/{id}/device-secret", new { operationId = Operation() });
        Assert.Equal(HttpStatusCode.OK, status);
        var answer = await client.PostAsJsonAsync(
            "/api/v1/auth/token", new { grant = "device", stationId = id, secret = (string)given!["secret"]! });
        station.device = new Person(client, (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["accessToken"]!);
        await station.Report([.. Enumerable.Range(1, ports).Select(port => (port, "available"))]);
        return station;
    }

    /// <summary>The same station at a server that has come back; tokens outlive a restart.</summary>
    public TestStation On(HttpClient client) => new(admin.At(client), Id, ports) { device = device!.At(client) };

    /// <summary>Puts it somewhere.</summary>
    public async Task Place(double lat, double lon)
    {
        var (status, _) = await admin.Put($"/api/v1/stations/{Id}", new
        {
            operationId = Operation(),
            // As long as names may be, so that messages are as large as they get.
            name = Id.PadRight(80, '站'),
            position = new { lat, lon },
            ports,
            services = Services,
        });
        Assert.Equal(HttpStatusCode.OK, status);
    }

    /// <summary>Reports ports; without any it is a heartbeat.</summary>
    public async Task Report(params (int Port, string Status)[] readings)
    {
        var (status, _) = await device!.Post($"/api/v1/stations/{Id}/ports:report", new
        {
            operationId = Operation(),
            ports = readings.Select(reading => new { port = reading.Port, status = reading.Status, at = DateTimeOffset.UtcNow }),
        });
        Assert.Equal(HttpStatusCode.OK, status);
    }

    /// <summary>A report of one port, as it is sent now and repeated later.</summary>
    public static object Reading(int port, string status) => new
    {
        operationId = Operation(),
        ports = new[] { new { port, status, at = DateTimeOffset.UtcNow } },
    };

    /// <summary>Sends a report that may be refused.</summary>
    public async Task<(HttpStatusCode Status, JsonNode Body, TimeSpan? RetryAfter)> Send(HttpClient client, object report, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/stations/{Id}/ports:report") { Content = JsonContent.Create(report) };
        request.Headers.Authorization = new("Bearer", device!.Token);
        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!, answer.Headers.RetryAfter?.Delta);
    }

    private static string Operation() => Guid.NewGuid().ToString("N");
}

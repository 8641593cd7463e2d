using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A running program with the demo city's stations and people, in which nothing moves but what a test does, and a Chromium.</summary>
public sealed class DemoBrowserFixture(ChromiumFixture chromium) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("redstation-browser-").FullName;

    /// <summary>How riders are insured who check hazards.</summary>
    public const string Cover = "意外伤害保险，最高 50 万元";

    /// <summary>The program.</summary>
    public Server Server { get; private set; } = null!;

    /// <summary>Chromium.</summary>
    public IBrowser Browser => chromium.Browser;

    /// <summary>Demo devices: subject and station.</summary>
    public IReadOnlyList<(string Subject, string Station)> Devices { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var still = new Dictionary<string, string>
        {
            ["RedStation__DemoCity__Play"] = "false",
            // A task that was opened before its rider's first position had arrived soon looks again.
            ["RedStation__Dispatch__RetryAfter"] = "00:00:02",
            // A computer in another zone than the one people live in.
            ["TZ"] = "America/Los_Angeles",
            // As a city says it that has insured its riders.
            ["TaskPrices__HazardCheck__InsuranceCover"] = Cover,
            ["TaskPrices__HazardCheck__InsuranceCoverEn"] = "Accident insurance, up to 500,000 yuan",
            // What nobody takes in its time is over at once, and not a day later.
            ["RedStation__Dispatch__ExpireAfter"] = "00:00:01",
            ["RedStation__Notices__PushContact"] = "mailto:admin@city.example",
        };
        Server = await Server.Start(folder, still, ["--demo"]);
        await Until.True(CityIsThere, "the demo city");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <inheritdoc cref="ChromiumFixture.Launch"/>
    public Task<IBrowser> Launch(params string[] more) => chromium.Launch(more);

    /// <inheritdoc cref="ChromiumFixture.OpenKept"/>
    public Task<IBrowserContext> OpenKept(string folder, Geolocation? place) => chromium.OpenKept(folder, place);

    /// <summary>Somebody's window, of a size, in Chinese.</summary>
    public Task<Window> Open(
        string path, int width, int height, Geolocation? place = null, ColorScheme scheme = ColorScheme.Light, string? timezone = null,
        bool worker = true, string? script = null) =>
        Window.Open(Browser, new Uri(Server.Address, path), width, height, place, scheme, timezone, worker, script);

    /// <summary>The dispatcher of Hangzhou, who speaks over REST.</summary>
    public Task<Person> Dispatcher() => Person.SignIn(Server.Client, "demo-dispatcher-hz");

    /// <summary>Opens a task over REST and answers its id.</summary>
    public static async Task<string> OpenTask(Person dispatcher, double lat, double lon, string note, string within = "PT30M")
    {
        var (status, made) = await dispatcher.Post("/api/v1/tasks", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            type = "hazardCheck",
            position = new { lat, lon },
            note,
            respondWithin = within,
        });
        Assert.True(status == System.Net.HttpStatusCode.Created, $"The task was refused: {made}");
        return (string)made!["id"]!;
    }

    /// <summary>Where a station stands.</summary>
    public async Task<Geolocation> PlaceOf(string station)
    {
        var position = JsonNode.Parse(await Server.Client.GetStringAsync($"/api/v1/stations/{station}"))!["position"]!;
        return new() { Latitude = (float)position["lat"]!, Longitude = (float)position["lon"]!, Accuracy = 10 };
    }

    private async Task<bool> CityIsThere()
    {
        var people = JsonNode.Parse(await Server.Client.GetStringAsync("/api/v1/demo/people"))!["items"]!.AsArray();
        Devices = [.. people.Where(one => (string?)one!["role"] == "device").Select(one => ((string)one!["subject"]!, (string)one["stationId"]!))];
        if (Devices.Count == 0)
        {
            return false;
        }

        var station = await Server.Client.GetAsync($"/api/v1/stations/{Devices[^1].Station}");
        return station.IsSuccessStatusCode
            && (int)JsonNode.Parse(await station.Content.ReadAsStringAsync())!["ports"]!["available"]! > 0;
    }
}

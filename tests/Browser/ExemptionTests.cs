using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A rider whose delivery platform is asked to forgive the time of a task, and the platform's own page beside it.</summary>
public sealed class ExemptionTests(DemoBrowserFixture city) : IClassFixture<DemoBrowserFixture>
{
    [Theory]
    [InlineData("demo-rider-61", 390, 844, ColorScheme.Light)]
    [InlineData("demo-rider-62", 1440, 900, ColorScheme.Dark)]
    public async Task Rider_SeesThatThePlatformIsAsked_AndWhatItForgives(string subject, int width, int height, ColorScheme scheme)
    {
        await Linked(subject);
        await Mode("normal");
        await using var rider = await city.Open("/rider", width, height, new() { Latitude = 30.2594f, Longitude = 120.1301f }, scheme);
        await using var platform = await city.Open("/sandbox", width, height, scheme: scheme);
        await platform.First("mode-normal").WaitForAsync();
        var task = await Given(rider, subject);

        await Assertions.Expect(rider.First("exemption-line")).ToContainTextAsync("快送平台");
        await Assertions.Expect(rider.First("exemption-line")).ToHaveAttributeAsync("data-status", "granted");
        await Assertions.Expect(rider.First("exemption-line")).ToContainTextAsync("已免除");
        await Assertions.Expect(rider.First("hand-back")).ToBeHiddenAsync();
        await rider.IsInOrder($"exemption-granted-{width}");

        var person = await Person.SignIn(city.Server.Client, subject);
        await person.Post($"/api/v1/tasks/{task}/submit", new { operationId = "s" + task, evidence = new { note = "好了" } });
        var duty = platform.First("sandbox-duty");
        await Assertions.Expect(duty).ToHaveAttributeAsync("data-status", "ended");
        await Assertions.Expect(duty).ToContainTextAsync("签名凭证已核验");
        await Assertions.Expect(duty).Not.ToContainTextAsync(subject);
        await platform.IsInOrder($"sandbox-{width}");
        await platform.First("mode-forges").ClickAsync();
        await Assertions.Expect(platform.First("mode-says")).ToContainTextAsync("都会被拒绝");
        await platform.First("lang-toggle").ClickAsync();
        await Assertions.Expect(platform.First("mode-says")).ToContainTextAsync("all of it is refused");
        await platform.IsInOrder($"sandbox-en-{width}");
        rider.WasQuiet();
        platform.WasQuiet();
    }

    [Theory]
    [InlineData("demo-rider-63", 390, 844, ColorScheme.Light)]
    [InlineData("demo-rider-64", 1440, 900, ColorScheme.Dark)]
    public async Task Rider_WhosePlatformDoesNotAnswer_IsToldSo_AndHandsBack(string subject, int width, int height, ColorScheme scheme)
    {
        await Linked(subject);
        await Mode("slow");
        await using var rider = await city.Open("/rider", width, height, new() { Latitude = 30.2594f, Longitude = 120.1301f }, scheme);
        var task = await Given(rider, subject);
        await Assertions.Expect(rider.First("exemption-line")).ToContainTextAsync("等待快送平台答复");
        await rider.IsInOrder($"exemption-asked-{width}");

        // Half a minute, by the clock of the program.
        await Assertions.Expect(rider.First("exemption-line")).ToHaveAttributeAsync("data-status", "silent", new() { Timeout = 60_000 });
        await Assertions.Expect(rider.First("exemption-line")).ToContainTextAsync("没有答复");
        await rider.IsInOrder($"exemption-silent-{width}");
        await rider.First("hand-back").ClickAsync();
        await rider.First("hand-back").ClickAsync();

        await Assertions.Expect(rider.First("active-task")).ToBeHiddenAsync();
        var history = (await (await city.Dispatcher()).Get($"/api/v1/tasks/{task}")).Body!["history"]!.AsArray();
        Assert.Contains("released", history.Select(entry => (string?)entry!["event"]));
        rider.WasQuiet();
    }

    /// <summary>Waits until a rider of the demo is linked to its platform.</summary>
    private async Task Linked(string subject)
    {
        var person = await Person.SignIn(city.Server.Client, subject);
        await Until.True(
            async () => (await person.Get("/api/v1/riders/me/platform-links")).Body!["items"]!.AsArray().Count > 0, $"{subject} to be linked");
    }

    private async Task Mode(string mode) =>
        (await city.Server.Client.PutAsJsonAsync("/api/v1/sandbox/mode", new JsonObject { ["mode"] = mode })).EnsureSuccessStatusCode();

    /// <summary>A task that a dispatcher has given to a rider who looks at their page.</summary>
    private async Task<string> Given(Window rider, string subject)
    {
        await rider.SignIn(subject);
        await rider.First("nav-duty").ClickAsync();
        await rider.First("duty-toggle").ClickAsync();
        await Assertions.Expect(rider.First("duty-toggle")).ToHaveAttributeAsync("aria-checked", "true");
        var dispatcher = await city.Dispatcher();
        var id = await DemoBrowserFixture.OpenTask(dispatcher, 30.2594, 120.1301, "查看灭火器");
        await dispatcher.Post($"/api/v1/tasks/{id}/assign", new { operationId = "a" + id, riderId = subject });
        await rider.First("active-task").WaitForAsync();
        return id;
    }
}

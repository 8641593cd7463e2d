using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>The program of api/docs/partners.md, run as it stands there, by somebody who has read nothing else.</summary>
[Collection(PlatformCityCollection.Name)]
public sealed partial class PartnerGuideTests(DemoBrowserFixture demo)
{
    [Fact]
    public async Task Program_LinksARider_BelievesEvents_AndForgivesTheirTime()
    {
        const string Subject = "demo-rider-33";
        var port = FreePorts.Choose();
        var (id, secret, webhookSecret) = await Register(port);
        using var program = Run(port, id, secret, webhookSecret);
        await program.Says("listening");
        await Link(port, Subject);
        var linked = await program.Says("linked ");
        Assert.EndsWith(" duty orders", linked, StringComparison.Ordinal);

        await using var rider = await demo.Open("/rider", 390, 844, new() { Latitude = 30.2594f, Longitude = 120.1301f });
        await rider.SignIn(Subject);
        await rider.First("nav-duty").ClickAsync();
        await rider.First("duty-toggle").ClickAsync();
        await Assertions.Expect(rider.First("duty-toggle")).ToHaveAttributeAsync("aria-checked", "true");
        var dispatcher = await demo.Dispatcher();
        var task = await DemoBrowserFixture.OpenTask(dispatcher, 30.2594, 120.1301, "查看消防通道");
        await dispatcher.Post($"/api/v1/tasks/{task}/assign", new { operationId = "a" + task, riderId = Subject });

        var pseudonym = linked.Split(' ')[1];
        await program.Says($"cn.redstation.duty.started {pseudonym} record genuine");
        await program.Says("granted ");
        await Assertions.Expect(rider.First("exemption-line")).ToHaveAttributeAsync("data-status", "granted");
        var person = await Person.SignIn(demo.Server.Client, Subject);
        await person.Post($"/api/v1/tasks/{task}/submit", new { operationId = "s" + task, evidence = new { note = "好了" } });
        await program.Says($"cn.redstation.duty.ended {pseudonym} record genuine");
        Assert.DoesNotContain(
            program.Said, line => line.StartsWith("failed", StringComparison.Ordinal) || line.Contains("FORGED", StringComparison.Ordinal));

        await dispatcher.Post($"/api/v1/tasks/{task}/verify", new { operationId = "v" + task });
        await rider.First("duty-toggle").ClickAsync();
        await Assertions.Expect(rider.First("duty-toggle")).ToHaveAttributeAsync("aria-checked", "false");
    }

    private async Task<(string Id, string Secret, string WebhookSecret)> Register(int port)
    {
        var admin = await Person.SignIn(demo.Server.Client, "demo-admin");
        var (status, made) = await admin.Post("/api/v1/platforms", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            name = "一天接好的平台",
            redirectUris = new[] { $"http://127.0.0.1:{port}/callback" },
            webhookUrl = $"http://127.0.0.1:{port}/hook",
            minutesPerMonth = 100,
        });
        Assert.True(status == HttpStatusCode.Created, $"The platform was refused: {made}");
        return ((string)made!["platform"]!["id"]!, (string)made["clientSecret"]!, (string)made["webhookSecret"]!);
    }

    private NodeProgram Run(int port, string id, string secret, string webhookSecret)
    {
        var folder = Directory.CreateTempSubdirectory("redstation-guide-").FullName;
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "api/docs/partners.md"));
        File.WriteAllText(
            Path.Combine(folder, "platform.mjs"), string.Join('\n', Block().Matches(guide).Select(block => block.Groups["code"].Value)));
        return new NodeProgram(
            folder, "platform.mjs", ("STATIONS", demo.Server.Address.GetLeftPart(UriPartial.Authority)), ("CLIENT_ID", id), ("CLIENT_SECRET", secret),
            ("WEBHOOK_SECRET", webhookSecret), ("PORT", port.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>What a rider's browser does: it is led to the page, agrees there, and is led back.</summary>
    private async Task Link(int port, string subject)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var asked = (await browser.GetAsync(new Uri($"http://127.0.0.1:{port}/link"))).Headers.Location!;
        var rider = await Person.SignIn(demo.Server.Client, subject);
        var form = asked.Query.TrimStart('?').Split('&').Select(one => one.Split('=')).ToDictionary(
            one => one[0], one => Uri.UnescapeDataString(one[1].Replace('+', ' ')));
        using var consent = new HttpRequestMessage(HttpMethod.Post, "/connect/authorize")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(form) { ["agreed"] = "orders" }),
        };
        consent.Headers.Authorization = new AuthenticationHeaderValue("Bearer", rider.Token);
        using var agreed = await demo.Server.Client.SendAsync(consent);
        var back = (string)JsonNode.Parse(await agreed.Content.ReadAsStringAsync())!["redirectTo"]!;
        Assert.Equal("linked", await browser.GetStringAsync(new Uri(back)));
    }

    [GeneratedRegex(@"^```js platform\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}

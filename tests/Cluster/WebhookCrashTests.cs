using System.Net;

namespace RedStation.Tests.Cluster;

/// <summary>Other systems are told what happened also when the server dies while it tells them.</summary>
public sealed class WebhookCrashTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("redstation-webhook-crash-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Kill_WhileAReceiverFailsAndHangs_TellsEachEventAtLeastOnce_InItsOrder_UnderItsId()
    {
        await using var receiver = new WebhookListener();
        var arguments = new[] { "--demo", "--RedStation:Outbound:AllowedHosts:0=127.0.0.1", "--RedStation:Outbound:Timeout=00:00:30" };
        List<string> cases = [];
        await using (var server = await Server.Start(folder, arguments))
        {
            await DemoIsThere(server);
            var admin = await Person.SignIn(server.Client, "demo-admin");
            var hook = new { operationId = "hook", url = receiver.Url, description = "a receiver that fails" };
            Assert.Equal(HttpStatusCode.Created, (await admin.Post("/api/v1/webhooks", hook)).Status);
            foreach (var description in (string[])[WebhookListener.Fails, WebhookListener.Hangs])
            {
                cases.Add(await Opened(server, description));
            }

            await Until.True(() => receiver.HasFailedAndHangs, "a post that failed and one that hangs");
            await server.Kill();
        }

        Assert.DoesNotContain(receiver.Taken, post => cases.Contains(post.Subject));
        receiver.Mend();
        await using var next = await Server.Start(folder, arguments);
        await Until.True(
            () => cases.All(id => receiver.Taken.Where(post => post.Subject == id).Select(post => post.Ordinal).Distinct().Count() == 3),
            "three events of each case");

        Assert.All(cases, id =>
        {
            var posts = receiver.Posts.Where(post => post.Subject == id).ToList();
            Assert.Equal([1, 2, 3], receiver.Taken.Where(post => post.Subject == id).Select(post => post.Ordinal).Distinct());
            Assert.Equal(posts.Select(post => post.Ordinal).Order(), posts.Select(post => post.Ordinal));
            // The one that had no good answer came again, the same to the byte.
            Assert.True(posts.Count(post => post.Ordinal == 1) > 1);
            Assert.All(posts.GroupBy(post => post.Ordinal), same => Assert.Single(same.Select(post => (post.Id, post.Body)).Distinct()));
            Assert.All(posts, post => Assert.Equal($"{id}-{post.Ordinal}", post.Id));
        });
    }

    private static Task DemoIsThere(Server server) => Until.True(
        async () => (await server.Client.GetAsync("/api/v1/demo/people")).StatusCode == HttpStatusCode.OK
            && (await (await Person.SignIn(server.Client, "demo-rider-40")).Get("/api/v1/riders/me")).Status == HttpStatusCode.OK,
        "the demo city");

    /// <summary>A case that has been reported, verified and opened: three events.</summary>
    private static async Task<string> Opened(Server server, string description)
    {
        var rider = await Person.SignIn(server.Client, "demo-rider-40");
        var dispatcher = await Person.SignIn(server.Client, "demo-dispatcher-hz");
        var report = await rider.Post("/api/v1/cases", new
        {
            operationId = description.Replace(' ', '-'),
            @class = "e0101",
            position = new { lat = 30.25, lon = 120.15 },
            note = description,
        });
        Assert.Equal(HttpStatusCode.Created, report.Status);
        var id = (string)report.Body!["id"]!;
        foreach (var action in (string[])["verify", "open"])
        {
            var answer = await dispatcher.Post($"/api/v1/cases/{id}/{action}", new { operationId = $"{id}-{action}" });
            Assert.Equal(HttpStatusCode.OK, answer.Status);
        }

        return id;
    }
}

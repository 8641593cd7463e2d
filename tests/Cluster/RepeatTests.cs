using System.Net;
using System.Text.Json.Nodes;
using RedStation.Tests.Cluster.Live;

namespace RedStation.Tests.Cluster;

/// <summary>Invariant 6 over kill -9: what was answered is answered again, refusals too.</summary>
public sealed class RepeatTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("redstation-repeat-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    [Trait("Case", "R4")]
    public async Task Kill_RightAfterAnAnswerAndARefusal_TheRepeatIsAnsweredTheSame()
    {
        await using var server = await Server.Start(folder, "--demo");
        await Until.True(
            async () => (await (await Person.SignIn(server.Client, "demo-rider-40")).Get("/api/v1/riders/me")).Status == HttpStatusCode.OK,
            "the demo's riders");
        var station = await TestStation.Create(server.Client, "repeated", 30.2741, 120.1551, ports: 1);
        var (first, second) = (await Person.SignIn(server.Client, "demo-rider-01"), await Person.SignIn(server.Client, "demo-rider-02"));
        var (granted, refused) = (new { operationId = "granted" }, new { operationId = "refused" });
        var held = await first.Post("/api/v1/stations/repeated/reservations", granted);
        Assert.Equal(HttpStatusCode.Created, held.Status);
        Assert.Equal((HttpStatusCode.Conflict, "no_free_port"), Code(await second.Post("/api/v1/stations/repeated/reservations", refused)));
        await server.Kill();

        await using var again = await Server.Start(folder, "--demo");
        await station.On(again.Client).Report((1, "available"));
        Assert.Equal(HttpStatusCode.NoContent, await first.At(again.Client).Delete(
            $"/api/v1/stations/repeated/reservations/{(string)held.Body!["reservationId"]!}"));

        // The port is free now, and both would be granted if they were new.
        var repeated = await first.At(again.Client).Post("/api/v1/stations/repeated/reservations", granted);
        Assert.Equal((HttpStatusCode.Created, held.Body.ToJsonString()), (repeated.Status, repeated.Body!.ToJsonString()));
        Assert.Equal(
            (HttpStatusCode.Conflict, "no_free_port"), Code(await second.At(again.Client).Post("/api/v1/stations/repeated/reservations", refused)));

        static (HttpStatusCode, string?) Code((HttpStatusCode Status, JsonNode? Body) answer) => (answer.Status, (string?)answer.Body?["code"]);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster.Postgres;

/// <summary>A new installation whose processes start all at once, before there is a schema, a key or an administrator.</summary>
public sealed class FirstStartTests : IAsyncLifetime
{
    private const int Many = 3;

    private readonly string folder = Directory.CreateTempSubdirectory("redstation-first-").FullName;
    private readonly List<Server> servers = [];
    private PostgresServer? database;

    public async ValueTask InitializeAsync() => database = await PostgresServer.Start();

    [Fact]
    public async Task ApisThatStartAtOnce_ShareOneKeyAndOneAdministrator()
    {
        var settings = new Dictionary<string, string> { ["ConnectionStrings__RedStation"] = await database!.CreateDatabase("redstation") };
        var apis = Enumerable.Range(0, Many).Select(_ => Server.Launch("api", folder, settings, ["--client"])).ToList();
        servers.AddRange(apis);
        servers.Add(Server.Launch("silo", folder, settings, []));
        await Task.WhenAll(servers.Select(server => server.UntilReady()));
        await Until.True(() => File.Exists(Path.Combine(folder, "first-admin.txt")), "the administrator");

        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "first-admin.txt"), TestContext.Current.CancellationToken);
        foreach (var api in apis)
        {
            var token = await SignIn(api, lines[0], lines[1]);
            foreach (var other in apis)
            {
                Assert.Equal(HttpStatusCode.OK, (await new Person(other.Client, token).Get("/api/v1/tasks")).Status);
            }
        }

        // The ledger's key is made with the first signed head.
        string?[] files = [];
        await Until.True(
            () => (files = [.. Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)])
                is ["first-admin.txt", "ledger-signing.pem", "pepper.key", "signing-00000000T000000.pem"],
            () => "one key of each kind; there are " + string.Join(", ", files));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        await database!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> SignIn(Server api, string username, string password)
    {
        var answer = await api.Client.PostAsJsonAsync("/api/v1/auth/token", new { grant = "password", username, password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["accessToken"]!;
    }
}

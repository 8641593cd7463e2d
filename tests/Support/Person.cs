using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Support;

/// <summary>Somebody signed in at a server.</summary>
public sealed class Person(HttpClient client, string token)
{
    /// <summary>The access token.</summary>
    public string Token => token;

    /// <summary>Signs a demo person in.</summary>
    public static Task<Person> SignIn(HttpClient client, string subject) => SignIn(client, new { grant = "demo", subject });

    /// <summary>Signs somebody in by any grant.</summary>
    public static async Task<Person> SignIn(HttpClient client, object grant)
    {
        var answer = await client.PostAsJsonAsync("/api/v1/auth/token", grant);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new Person(client, (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["accessToken"]!);
    }

    /// <summary>The same person at a server that has come back.</summary>
    public Person At(HttpClient server) => new(server, token);

    /// <summary>Reads.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Body)> Get(string path) => Send(HttpMethod.Get, path, null);

    /// <summary>Commands.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Body)> Post(string path, object body) => Send(HttpMethod.Post, path, body);

    /// <summary>Sets down.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Body)> Put(string path, object body) => Send(HttpMethod.Put, path, body);

    /// <summary>Gives up.</summary>
    public async Task<HttpStatusCode> Delete(string path) => (await Send(HttpMethod.Delete, path, null)).Status;

    private async Task<(HttpStatusCode Status, JsonNode? Body)> Send(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : JsonContent.Create(body);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}

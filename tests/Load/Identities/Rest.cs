using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Load.Identities;

/// <summary>Calls to the public interface.</summary>
public sealed class Rest : IDisposable
{
    private const int Connections = 64;
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient client;

    /// <summary>Talks to a server.</summary>
    public Rest(Uri address) => client = new HttpClient(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = Connections,
        PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
        ConnectTimeout = TimeSpan.FromSeconds(10),
    })
    { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Gets.</summary>
    public Task<(HttpStatusCode Status, byte[] Body)> Get(string path, string? token = null) => Send(HttpMethod.Get, path, token, null, null);

    /// <summary>Posts JSON.</summary>
    public Task<(HttpStatusCode Status, byte[] Body)> Post(string path, string? token, object body) =>
        Send(HttpMethod.Post, path, token, JsonSerializer.SerializeToUtf8Bytes(body), Json);

    /// <summary>Puts JSON.</summary>
    public Task<(HttpStatusCode Status, byte[] Body)> Put(string path, string? token, object body) =>
        Send(HttpMethod.Put, path, token, JsonSerializer.SerializeToUtf8Bytes(body), Json);

    /// <summary>Posts JSON that is made already.</summary>
    public Task<(HttpStatusCode Status, byte[] Body)> PostBytes(string path, string? token, byte[] body) =>
        Send(HttpMethod.Post, path, token, body, Json);

    /// <summary>Posts a text of some type.</summary>
    public Task<(HttpStatusCode Status, byte[] Body)> PostText(string path, string? token, string text, string type) =>
        Send(HttpMethod.Post, path, token, Encoding.UTF8.GetBytes(text), new MediaTypeHeaderValue(type));

    /// <summary>Gets JSON that must be there.</summary>
    public async Task<JsonNode> Read(string path, string? token = null) => Good(await Get(path, token), path);

    /// <summary>The body of an answer that must be good.</summary>
    /// <exception cref="InvalidOperationException">It is not; the message says what was answered.</exception>
    public static JsonNode Good((HttpStatusCode Status, byte[] Body) answer, string path) => (int)answer.Status is >= 200 and < 300
        ? JsonNode.Parse(answer.Body.Length == 0 ? "{}"u8 : answer.Body)!
        : throw new InvalidOperationException($"{path} answered {(int)answer.Status}: {Encoding.UTF8.GetString(answer.Body)}");

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<(HttpStatusCode Status, byte[] Body)> Send(
        HttpMethod method, string path, string? token, byte[]? body, MediaTypeHeaderValue? type)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = type } };
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
    }
}

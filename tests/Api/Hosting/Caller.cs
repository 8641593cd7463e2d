using System.Net.Http.Json;

namespace RedStation.Tests.Api.Hosting;

/// <summary>Somebody who calls the program.</summary>
/// <param name="Client">Their client.</param>
public sealed record Caller(HttpClient Client)
{
    /// <summary>An operation id that nobody has used.</summary>
    public static string NewOperation => Guid.NewGuid().ToString();

    /// <summary>GET.</summary>
    public Task<Reply> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>DELETE.</summary>
    public Task<Reply> Delete(string path) => Send(new HttpRequestMessage(HttpMethod.Delete, path));

    /// <summary>POST of an object as JSON, of null without a body, or of content as it is.</summary>
    public Task<Reply> Post(string path, object? body) => Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = Content(body) });

    /// <summary>PUT of an object as JSON.</summary>
    public Task<Reply> Put(string path, object? body) => Send(new HttpRequestMessage(HttpMethod.Put, path) { Content = Content(body) });

    /// <summary>Any request.</summary>
    public async Task<Reply> Send(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var reply = new Reply(response.StatusCode, response.Headers, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            SeenRefusals.Note(request, reply);
        }

        return reply;
    }

    private static HttpContent? Content(object? body) => body switch
    {
        null => null,
        HttpContent content => content,
        string json => new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
        _ => JsonContent.Create(body),
    };
}

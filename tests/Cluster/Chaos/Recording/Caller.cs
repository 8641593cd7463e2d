using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster.Chaos.Recording;

/// <summary>One process of a run: it asks one thing after the other, of whichever api answers, and keeps what it was told.</summary>
public sealed class Caller(IReadOnlyList<Uri> apis, object signIn, string process, Recorder recorder, Random random)
{
    private const double ImpatientShare = 0.15;
    private const double RepeatedShare = 0.05;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly HttpClient Http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(3) })
    {
        Timeout = TimeSpan.FromSeconds(8),
    };

    private Uri api = apis[random.Next(apis.Count)];
    private string? token;
    private int operations;

    /// <summary>Who it is.</summary>
    public string Process => process;

    /// <summary>Its own luck.</summary>
    public Random Random => random;

    /// <summary>An operation id for its next command, where others have to name it.</summary>
    public string NextOperation() => string.Create(CultureInfo.InvariantCulture, $"{process}-{++operations}");

    /// <summary>Does something, trying again under the same operation id until there is an answer or its patience ends.</summary>
    /// <param name="command">What.</param>
    /// <param name="id">The operation id, when it follows from the command.</param>
    /// <param name="patient">Whether it never gives up early.</param>
    public async Task<Reply?> Do(Command command, string? id = null, bool patient = false)
    {
        var operation = id ?? NextOperation();
        var gives = recorder.Clock.Now + (long)(patient || random.NextDouble() >= ImpatientShare ? Patience : TimeSpan.Zero).TotalMilliseconds;
        var tries = new List<Try>();
        for (var turn = 0; turn == 0 || ((tries.Count == 0 || tries[^1].Reply is null) && recorder.Clock.Now < gives); turn++)
        {
            if (turn > 0)
            {
                await Task.Delay(random.Next(100, 400));
                api = apis[random.Next(apis.Count)];
            }

            if (await TrySignIn())
            {
                var invoked = recorder.Clock.Now;
                var reply = await Send(command.Request(operation));
                if (reply is not { Status: 401 or 429 })
                {
                    tries.Add(new Try(invoked, recorder.Clock.Now, reply?.IsDefinite == true ? reply : null));
                }
                else if (reply.Status == 401)
                {
                    token = null;
                }
            }
        }

        return tries.Count == 0 ? null : await Keep(new Recorded(command, process, operation, [.. tries]));
    }

    /// <summary>Reads something that is no part of a history. Null when there was no answer.</summary>
    public async Task<JsonNode?> Get(string path) =>
        await TrySignIn() && await Send((HttpMethod.Get, path, null)) is { IsGranted: true } reply ? reply.Body : null;

    private async Task<Reply?> Keep(Recorded record)
    {
        recorder.Add(record);
        if (record is { IsGranted: true, Command.IsChange: true }
            && random.NextDouble() < RepeatedShare
            && await Send(record.Command.Request(record.Id)) is { IsDefinite: true, Status: not (401 or 429) } again
            && !record.Command.IsAnsweredAlike(record.Reply!, again))
        {
            recorder.AddOther(record, again);
        }

        return record.Reply;
    }

    /// <summary>The token, for hubs. Null when nobody gave one.</summary>
    public async Task<string?> Token() => await TrySignIn() ? token : null;

    private async Task<bool> TrySignIn()
    {
        token ??= await Send((HttpMethod.Post, "auth/token", signIn)) is { IsGranted: true } reply ? (string)reply.Body!["accessToken"]! : null;
        if (token is null)
        {
            await Task.Delay(random.Next(100, 400));
            api = apis[random.Next(apis.Count)];
        }

        return token is not null;
    }

    private async Task<Reply?> Send((HttpMethod Method, string Path, object? Body) asked)
    {
        using var request = new HttpRequestMessage(asked.Method, new Uri(api, "/api/v1/" + asked.Path));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = asked.Body is null ? null : JsonContent.Create(asked.Body);
        try
        {
            using var answer = await Http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return new Reply((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException or JsonException)
        {
            // Even a refused connection may be the second: the handler sends again by itself when a kept one broke under a request.
            return null;
        }
    }
}

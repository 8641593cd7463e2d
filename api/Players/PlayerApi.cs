using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Json;

namespace RedStation.Api.Players;

/// <summary>
/// The public interface of this process as a player calls it: over HTTP, with a token, and politely: it waits when told to, and repeats what
/// failed on the way, which operation ids make harmless.
/// </summary>
public sealed class PlayerApi : IDisposable
{
    private const int Attempts = 8;

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = 32,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = TimeSpan.FromSeconds(20),
    };

    private readonly PlayerTokens tokens;
    private readonly OwnAddress own;
    private readonly TimeProvider clock;
    private Uri? address;

    /// <summary>Takes what it needs; calls nothing yet.</summary>
    public PlayerApi(PlayerTokens tokens, OwnAddress own, TimeProvider clock) => (this.tokens, this.own, this.clock) = (tokens, own, clock);

    /// <summary>The address, once the process is ready to serve.</summary>
    public async Task<Uri> WhenReady(CancellationToken cancellation) => address ??= await own.WhenReady(http, cancellation);

    /// <summary>Reads.</summary>
    /// <exception cref="PlayerRefusedException">The answer was a refusal.</exception>
    /// <exception cref="HttpRequestException">There was no answer, however often it was asked.</exception>
    public Task<TAnswer> Get<TAnswer>(AccountIdentity who, string path, CancellationToken cancellation) =>
        Send<TAnswer>(who, HttpMethod.Get, path, null, cancellation);

    /// <summary>Commands. The body carries an operation id, so that repeating it is harmless.</summary>
    /// <exception cref="PlayerRefusedException">The answer was a refusal.</exception>
    /// <exception cref="HttpRequestException">There was no answer, however often it was asked.</exception>
    public Task<TAnswer> Post<TAnswer>(AccountIdentity who, string path, object body, CancellationToken cancellation) =>
        Send<TAnswer>(who, HttpMethod.Post, path, JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Options), cancellation);

    /// <summary>Replaces something. Repeating it is harmless.</summary>
    /// <exception cref="PlayerRefusedException">The answer was a refusal.</exception>
    /// <exception cref="HttpRequestException">There was no answer, however often it was asked.</exception>
    public Task<TAnswer> Put<TAnswer>(AccountIdentity who, string path, object body, CancellationToken cancellation) =>
        Send<TAnswer>(who, HttpMethod.Put, path, JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Options), cancellation);

    /// <summary>Takes something back. Repeating it is harmless.</summary>
    /// <exception cref="PlayerRefusedException">The answer was a refusal.</exception>
    /// <exception cref="HttpRequestException">There was no answer, however often it was asked.</exception>
    public Task Delete(AccountIdentity who, string path, CancellationToken cancellation) =>
        Send<JsonElement>(who, HttpMethod.Delete, path, null, cancellation);

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<TAnswer> Send<TAnswer>(
        AccountIdentity who, HttpMethod method, string path, byte[]? body, CancellationToken cancellation)
    {
        var to = new Uri(await WhenReady(cancellation), path);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var request = new HttpRequestMessage(method, to);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.For(who));
                request.Content = body is null ? null : Json(body);
                using var answer = await http.SendAsync(request, cancellation);
                if (answer.IsSuccessStatusCode)
                {
                    return (await answer.Content.ReadFromJsonAsync<TAnswer>(WireJson.Options, cancellation))!;
                }

                if (!IsPassing(answer.StatusCode) || attempt == Attempts)
                {
                    throw new PlayerRefusedException(answer.StatusCode, await Code(answer, cancellation));
                }

                await Task.Delay(answer.Headers.RetryAfter?.Delta ?? Pause(attempt), clock, cancellation);
            }
            catch (Exception fault) when (IsPassing(fault, cancellation))
            {
                if (attempt == Attempts)
                {
                    throw fault as HttpRequestException ?? new HttpRequestException($"{to.AbsolutePath} was not answered in time.", fault);
                }

                await Task.Delay(Pause(attempt), clock, cancellation);
            }
        }
    }

    private static bool IsPassing(HttpStatusCode status) => status == HttpStatusCode.TooManyRequests || (int)status >= 500;

    // A time-out of the client shows as a cancellation that nobody asked for.
    private static bool IsPassing(Exception fault, CancellationToken cancellation) =>
        fault is HttpRequestException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested);

    private static TimeSpan Pause(int attempt) => TimeSpan.FromMilliseconds(50 << attempt);

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private static async Task<string?> Code(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
            return problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("code", out var code) ? code.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Net;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster.Postgres;

/// <summary>
/// A caller as the contract wants one: it repeats a command under the same operation id until it gets an answer, and waits a while
/// for each: a second at first, and longer with each repeat, so that a server that is merely slow is heard in the end.
/// </summary>
public sealed class RetryingCaller(TimeSpan perCall, params Person[] places)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private int repeats;

    /// <summary>How long our phones wait for one answer.</summary>
    public static TimeSpan Second { get; } = TimeSpan.FromSeconds(1);

    /// <summary>The patience of one that waits until the api itself gives up.</summary>
    public static TimeSpan WhateverItTakes { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an answer was late, lost or 503.</summary>
    public int Repeats => Volatile.Read(ref repeats);

    /// <summary>Somebody of the demo city at every api.</summary>
    public static async Task<RetryingCaller> SignIn(IReadOnlyList<Server> apis, string subject) =>
        new(Second, await Task.WhenAll(apis.Select(api => Person.SignIn(api.Client, subject))));

    /// <summary>Commands, at one place after the other.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Body)> Post(string path, object body) => UntilAnswered(person => person.Post(path, body));

    /// <summary>Reads.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Body)> Get(string path) => UntilAnswered(person => person.Get(path));

    private async Task<(HttpStatusCode Status, JsonNode? Body)> UntilAnswered(Func<Person, Task<(HttpStatusCode Status, JsonNode? Body)>> call)
    {
        using var limit = new CancellationTokenSource(Until.HangLimit);
        var wait = perCall;
        for (var turn = 0; ; turn++)
        {
            try
            {
                var answer = await call(places[turn % places.Length]).WaitAsync(wait, limit.Token);
                if (answer.Status != HttpStatusCode.ServiceUnavailable)
                {
                    return answer;
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException)
            {
                // An api that is gone.
            }
            catch (TimeoutException)
            {
                // A grain that does not answer, or not yet.
                wait = TimeSpan.FromTicks(Math.Min(wait.Ticks * 3 / 2, WhateverItTakes.Ticks));
            }

            Interlocked.Increment(ref repeats);
            await Task.Delay(Pause, limit.Token);
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Wire;

namespace RedStation.Tests.Load.Dispatch;

/// <summary>
/// Tasks from report to credit: a dispatcher opens them at a fixed rate, phones accept what they are offered (one offer in five is declined),
/// start, submit; the dispatcher verifies, and repeats it as one does whose network failed.
/// </summary>
public sealed class TaskFlow : IAsyncDisposable
{
    private const int MostTries = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Longer than all offers of all rings together.</summary>
    private static readonly TimeSpan LongestSearch = TimeSpan.FromMinutes(5);

    private static readonly string[] Lost = ["already_assigned", "offer_expired", "offer_not_found", "rider_busy", "wrong_status", "rider_off_duty"];

    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, Case> cases = new();

    /// <summary>When each task was due, by its note: its first offer may be faster than the answer that tells its id.</summary>
    private readonly ConcurrentDictionary<string, long> due = new();

    private readonly ConcurrentDictionary<string, byte> offeredTo = new();
    private readonly ConcurrentDictionary<string, byte> seen = new();
    private readonly ConcurrentDictionary<string, byte> answered = new();
    private readonly ConcurrentBag<Task> work = [];
    private readonly ConcurrentBag<string> wrong = [];
    private readonly LoadTarget target;
    private readonly RiderCrowd crowd;
    private readonly string admin;
    private readonly Task opening;
    private readonly SemaphoreSlim free;

    /// <summary>Tells its tasks from those of a flow before it at the same server.</summary>
    private readonly string name = Guid.NewGuid().ToString("N")[..8];

    private long errors;
    private long repeats;
    private int turn;

    /// <summary>Begins.</summary>
    /// <param name="target">The server.</param>
    /// <param name="phones">Who may be offered tasks.</param>
    /// <param name="crowd">Where they are.</param>
    /// <param name="admin">The dispatcher's token.</param>
    /// <param name="perSecond">Tasks due a second.</param>
    /// <param name="most">How many may be under way at once; the next waits until one of them is verified.</param>
    public TaskFlow(LoadTarget target, IReadOnlyList<Phone> phones, RiderCrowd crowd, string admin, double perSecond, int most = int.MaxValue)
    {
        free = new SemaphoreSlim(most, most);
        (this.target, this.crowd, this.admin) = (target, crowd, admin);
        foreach (var phone in phones)
        {
            phone.Offered = (to, offer) => work.Add(Task.Run(() => Guarded(() => Answer(to, offer))));
        }

        opening = Task.Run(() => Open(new Pacer(Moment.Now, perSecond)));
    }

    /// <summary>From when a task was due to its first offer on a phone.</summary>
    public Latencies FirstOffer { get; } = new();

    /// <summary>From an accepting tap to the answer.</summary>
    public Latencies Accepting { get; } = new();

    /// <summary>From when a task was due to its being verified.</summary>
    public Latencies Verified { get; } = new();

    /// <summary>Calls that failed as they should not.</summary>
    public long Errors => Interlocked.Read(ref errors);

    /// <summary>The tasks.</summary>
    public IEnumerable<Case> Cases => cases.Values;

    /// <summary>The riders who were offered any of them.</summary>
    public IEnumerable<string> OfferedTo => offeredTo.Keys;

    /// <summary>Opens no more tasks, and lets those under way come to their end.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await opening;
        await AllWork();
        // A task is searched for after its opening was answered: its offers may come later than that.
        foreach (var open in cases.Values.Where(one => !one.Verified))
        {
            await HasEnded(open);
        }

        await AllWork();
        stop.Dispose();
    }

    private async Task AllWork()
    {
        for (var known = -1; known != work.Count; await Task.WhenAll(work))
        {
            known = work.Count;
        }
    }

    /// <summary>Waits while a task looks for a rider, or waits for one who was asked; both end by themselves within the server's deadlines.</summary>
    private async Task HasEnded(Case open)
    {
        for (var waited = Stopwatch.StartNew(); !open.Verified; await Task.Delay(Pause))
        {
            var path = "/api/v1/tasks/" + open.Id;
            var view = Rest.Good(await target.Rest.Get(path, admin), path);
            if ((string)view["status"]! is not "offering")
            {
                return;
            }

            if (waited.Elapsed > LongestSearch)
            {
                wrong.Add($"Task {open.Id} still looks for a rider after {LongestSearch}.");
                return;
            }
        }
    }

    private async Task Open(Pacer pacer)
    {
        for (var number = 0L; ; number++)
        {
            var start = await pacer.Wait(number, stop.Token);
            await free.WaitAsync(stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
            {
                return;
            }

            var note = string.Create(CultureInfo.InvariantCulture, $"负载测试 {name}-{number}");
            due[note] = start;
            var near = crowd.Place((int)(number * 31 % crowd.Count));
            work.Add(Guarded(async () =>
            {
                Of(await Command("/api/v1/tasks", new
                {
                    operationId = $"load-{number}-{Guid.NewGuid():N}",
                    type = "hazardCheck",
                    position = new { lat = near.Lat, lon = near.Lon },
                    note,
                    respondWithin = "PT30M",
                }));
            }));
        }
    }

    private async Task Answer(Phone phone, JsonNode offer)
    {
        var now = Moment.Now;
        var task = offer["task"]!;
        if (!due.TryGetValue((string)task["note"]!, out var start))
        {
            // Somebody else's task: at a deployment there may be such, and they are not ours to answer.
            return;
        }

        var mine = Of(task);
        offeredTo.TryAdd(phone.Rider.Id, 0);
        if (seen.TryAdd(mine.Id, 0))
        {
            FirstOffer.Record(start, now);
        }

        var offerId = (string)offer["offerId"]!;
        if (!answered.TryAdd(offerId, 0))
        {
            // Told twice, because the server did not hear in time that the phone had it. Whoever declines now hands back what they accepted.
            return;
        }

        if (Interlocked.Increment(ref turn) % 5 == 0)
        {
            await phone.Line.Ask("Decline", offerId);
            return;
        }

        await phone.Line.Ask("Accept", offerId, "accept-" + offerId);
        Accepting.Record(now, Moment.Now);
        lock (mine)
        {
            mine.Assigned.Add(phone.Rider.Id);
            mine.AcceptedAt = now;
        }

        await phone.Line.Ask("Start", mine.Id, "start-" + mine.Id);
        await phone.Line.Ask("Submit", mine.Id, "submit-" + mine.Id, new Dictionary<string, object?> { ["note"] = "已处理" });
        var path = $"/api/v1/tasks/{mine.Id}/verify";
        foreach (var operationId in (string[])["verify-" + mine.Id, "verify-" + mine.Id])
        {
            await Command(path, new { operationId });
        }

        mine.Verified = true;
        Verified.Record(start, Moment.Now);
        free.Release();
    }

    /// <summary>Says what went wrong, and how many commands the server was too busy for, so that they were sent again.</summary>
    /// <param name="report">Where.</param>
    /// <param name="who">Whose flow it was, before each sentence; nothing where there is one only.</param>
    public void Tell(Report report, string who = "")
    {
        foreach (var one in wrong)
        {
            report.Fail(who + one);
        }

        if (Interlocked.Read(ref repeats) is > 0 and var count)
        {
            report.Note($"{who}{count} commands were answered that the server is busy, and sent again under their operation ids.");
        }
    }

    /// <summary>A command as the contract wants one: a server that is busy is asked again under the same operation id.</summary>
    private async Task<JsonNode> Command(string path, object body)
    {
        var answer = await target.Rest.Post(path, admin, body);
        for (var tries = 1; answer.Status == HttpStatusCode.ServiceUnavailable && tries < MostTries; tries++)
        {
            Interlocked.Increment(ref repeats);
            await Task.Delay(Pause);
            answer = await target.Rest.Post(path, admin, body);
        }

        return Rest.Good(answer, path);
    }

    private Case Of(JsonNode task) => cases.GetOrAdd((string)task["id"]!, id => new Case(id, (int)task["points"]!));

    private async Task Guarded(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (HubRefusedException refusal) when (Lost.Any(refusal.Is))
        {
            // Somebody else was faster, or time was: that is how dispatch is meant to be.
        }
        catch (Exception fault) when (
            fault is HubRefusedException or IOException or TimeoutException or InvalidOperationException or HttpRequestException)
        {
            Interlocked.Increment(ref errors);
            wrong.Add(fault.Message);
        }
    }
}

using System.Globalization;
using RedStation.Tests.Cluster.Chaos.Faults;
using RedStation.Tests.Cluster.Chaos.Judging;
using RedStation.Tests.Cluster.Chaos.Recording;
using RedStation.Tests.Cluster.Live;

namespace RedStation.Tests.Cluster.Chaos;

/// <summary>A city at work while its servers are killed, paused and cut off; then the reckoning.</summary>
public static class ChaosRun
{
    private static readonly TimeSpan QuietAtFirst = TimeSpan.FromSeconds(3);

    /// <summary>How long another grant is waited for when there was one.</summary>
    private static readonly TimeSpan LastGrant = TimeSpan.FromSeconds(5);

    /// <summary>Runs and returns what came of it.</summary>
    /// <param name="target">The servers.</param>
    /// <param name="seed">The plan and everybody's luck.</param>
    /// <param name="length">How long there are faults.</param>
    /// <param name="until">What clients must have been told before they stop.</param>
    public static async Task<ChaosReport> Run(IChaosTarget target, int seed, TimeSpan length, Func<IReadOnlyList<Recorded>, bool> until)
    {
        var plan = FaultSchedule.Make(seed, length, target.Possible);
        var city = await ChaosCity.Build(target, seed);
        var watchers = await Task.WhenAll(target.Apis.Select(api => LiveClient.Start(api, [ChaosCity.Tile])));
        try
        {
            using var stop = new CancellationTokenSource();
            var acting = city.Act(stop.Token);
            var done = new List<string>();
            await Task.Delay(QuietAtFirst, CancellationToken.None);
            foreach (var fault in plan)
            {
                await Task.Delay(fault.After, CancellationToken.None);
                if (fault.AtGrant)
                {
                    var grant = city.Recorder.Next(record => record is { Command: Command.Reserve, IsGranted: true });
                    // One grant must come. After that riders may all hold in vain what a kill has lost, and no other comes until it has run out.
                    await Task.WhenAny(grant, Task.Delay(done.Count == 0 ? Until.HangLimit : LastGrant, CancellationToken.None));
                    Assert.True(done.Count > 0 || grant.IsCompleted, "No reservation was granted.\n" + target.Output);
                }

                done.Add(string.Create(
                    CultureInfo.InvariantCulture, $"{city.Recorder.Clock.Now} {fault.Kind} {fault.Target} for {fault.Lasts.TotalSeconds:0.0} s"));
                await target.Do(fault);
            }

            await Task.Delay(QuietAtFirst, CancellationToken.None);
            await Until.True(() => until(city.Recorder.All), () =>
                $"what the run is to show: {string.Join(", ", ChaosReport.CountsOf(city.Recorder.All))}\n{target.Output}");
            await stop.CancelAsync();
            await Task.WhenAll(acting);
            await Serves(target);
            await city.ReadAll();
            var judge = new Judge(city.Recorder.All, city.Recorder.Clock, target.SilenceLimit);
            var findings = new List<string>(judge.Find(city.Stations, ChaosCity.Ports, city.Riders, city.Tasks));
            findings.AddRange(city.Recorder.OtherAnswers);
            if (findings.Count == 0)
            {
                // Some of it is waited for, in vain where a history is wrong already.
                findings.AddRange(await new Invariants(target, city).Find());
            }

            findings.AddRange(await Watching(target, watchers));
            findings.AddRange(target.Ended.Where(ended =>
                !ended.Contains(IChaosTarget.VotedOut, StringComparison.Ordinal)
                    && !ended.Contains(IChaosTarget.NotStarted, StringComparison.Ordinal)));
            return new ChaosReport(seed, [.. done, .. target.Ended], target.Skipped, city.Recorder.All, judge.Checked, findings);
        }
        finally
        {
            foreach (var watcher in watchers)
            {
                await watcher.DisposeAsync();
            }
        }
    }

    private static async Task Serves(IChaosTarget target)
    {
        foreach (var api in target.Apis)
        {
            using var client = new HttpClient { BaseAddress = api, Timeout = TimeSpan.FromSeconds(5) };
            await Until.True(async () => await Ready(client), $"{api} ready\n{target.Output}");
        }
    }

    private static async Task<bool> Ready(HttpClient client)
    {
        try
        {
            return (await client.GetAsync("/readyz")).IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Every watcher holds what every api tells.</summary>
    private static async Task<IEnumerable<string>> Watching(IChaosTarget target, LiveClient[] watchers)
    {
        var findings = watchers.Where(watcher => watcher.State.StepsBack > 0)
            .Select(watcher => $"A watcher's tile went back {watcher.State.StepsBack} times.").ToList();
        foreach (var api in target.Apis)
        {
            using var client = new HttpClient { BaseAddress = api };
            try
            {
                await StationsOverRest.UntilSame(client, watchers);
            }
            catch (Xunit.Sdk.XunitException different)
            {
                findings.Add($"Watchers and {api} differ: {different.Message}");
            }
        }

        return findings;
    }
}

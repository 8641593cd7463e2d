using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster.Phones;

/// <summary>Phones that lose the network, and whose pages are closed, as a process of its own: it runs the queue of the rider's page.</summary>
public sealed class PlayedPhones : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> complaints;
    private string waiting = "nobody";

    private PlayedPhones(Process process)
    {
        this.process = process;
        complaints = process.StandardError.ReadToEndAsync();
    }

    /// <summary>How many reports have been acknowledged to their phone.</summary>
    public int Reports { get; private set; }

    /// <summary>How many photos have been.</summary>
    public int Photos { get; private set; }

    /// <summary>How often a page was closed and opened again.</summary>
    public int Closings { get; private set; }

    /// <summary>How often a phone lost the network.</summary>
    public int Losses { get; private set; }

    /// <summary>Switches them on.</summary>
    public static PlayedPhones Start(string folder, Uri server, int seed, IReadOnlyList<PlannedPhone> phones)
    {
        var plan = Path.Combine(folder, "plan.json");
        File.WriteAllText(plan, JsonSerializer.Serialize(new { address = server, seed, phones }, JsonSerializerOptions.Web));
        return new(Process.Start(new ProcessStartInfo("node", [Path.Combine(Repository.Root, "api", "Web", "checks", "phones", "phones.mjs"), plan])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
    }

    /// <summary>Waits until so many reports have been acknowledged.</summary>
    public async Task UntilReceived(int reports)
    {
        while (Reports < reports)
        {
            if (!await Hear())
            {
                Assert.Fail($"The phones ended: {await complaints}");
            }
        }
    }

    /// <summary>Waits until no phone keeps anything any more.</summary>
    public async Task UntilFinished()
    {
        while (await Hear())
        {
            // It tells what happens until there is nothing left.
        }

        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await complaints);
    }

    private async Task<string?> Line(CancellationToken limit)
    {
        try
        {
            return await process.StandardOutput.ReadLineAsync(limit);
        }
        catch (OperationCanceledException)
        {
            throw new Xunit.Sdk.XunitException($"Nothing has got through for {Until.HangLimit}; these wait: {waiting}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    /// <summary>The next news; false when there is none any more. Where nothing has got through for so long, nothing will.</summary>
    private async Task<bool> Hear()
    {
        using var limit = new CancellationTokenSource(Until.HangLimit);
        for (var before = Reports + Photos; Reports + Photos == before;)
        {
            if (await Line(limit.Token) is not { } line)
            {
                return false;
            }

            var news = JsonNode.Parse(line)!;
            waiting = news["waiting"]?.ToJsonString() ?? waiting;
            Assert.True(news["refused"] is null, line);
            Reports = (int?)news["reports"] ?? Reports;
            Photos = (int?)news["photos"] ?? Photos;
            Closings = (int?)news["closings"] ?? Closings;
            Losses = (int?)news["losses"] ?? Losses;
        }

        return true;
    }
}

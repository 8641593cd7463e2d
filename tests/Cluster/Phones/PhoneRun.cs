using System.Diagnostics;
using System.Globalization;

namespace RedStation.Tests.Cluster.Phones;

/// <summary>Phones report while servers die.</summary>
/// <param name="output">Where it tells how it went.</param>
/// <param name="folder">For what it needs on the way.</param>
/// <param name="server">Where the server is, also when it has been started again.</param>
/// <param name="phones">What is reported.</param>
/// <param name="seed">Of all that happens by chance.</param>
internal sealed class PhoneRun(ITestOutputHelper output, string folder, Uri server, IReadOnlyList<PlannedPhone> phones, int seed)
{
    /// <summary>Lets them report, and kills the server when a third and when two thirds of the reports have been acknowledged.</summary>
    /// <param name="kill">Kills it and starts it again.</param>
    public async Task Play(Func<Task> kill)
    {
        var clock = Stopwatch.StartNew();
        var reports = phones.Sum(phone => phone.Reports.Count);
        await using var line = new BreakingLine(server, seed);
        await using var played = PlayedPhones.Start(folder, line.Address, seed, phones);
        foreach (var third in (int[])[1, 2])
        {
            await played.UntilReceived(reports * third / 3);
            await kill();
        }

        await played.UntilFinished();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{reports} reports from {phones.Count} phones in {clock.Elapsed.TotalSeconds:0} s: {line.RefusedConnections} connections refused, "
            + $"{line.BrokenRequests} broken in a request, {line.BrokenAnswers} before or in an answer; {played.Losses} times without a network, "
            + $"{played.Closings} pages closed"));
        // Else it would not have been put to the test.
        int[] troubles = [line.RefusedConnections, line.BrokenRequests, line.BrokenAnswers, played.Losses, played.Closings];
        Assert.All(troubles, many => Assert.True(many > 50));
    }

    /// <summary>Reads back what has arrived.</summary>
    public async Task Judge(HttpClient client) => await ReportJudge.Judge(client, phones);
}

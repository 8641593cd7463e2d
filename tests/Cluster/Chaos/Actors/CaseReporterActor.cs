using System.Globalization;
using RedStation.Tests.Cluster.Chaos.Recording;

namespace RedStation.Tests.Cluster.Chaos.Actors;

/// <summary>A rider who reports cases, joins those of others, and says when one was closed too early.</summary>
/// <param name="caller">Who asks.</param>
/// <param name="rider">Who.</param>
/// <param name="board">The cases, which all share.</param>
public sealed class CaseReporterActor(Caller caller, string rider, CaseBoard board)
{
    private readonly Random random = caller.Random;
    private int reports;

    /// <summary>Who reports.</summary>
    public string Rider => rider;

    /// <summary>Which of the rider's processes; the notes of its reports begin with that.</summary>
    public string Process => caller.Process;

    /// <summary>Acts until told to stop.</summary>
    public async Task Act(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (board.HasRoom && random.Next(2) == 0)
            {
                await Report();
            }
            else if (board.Any(random) is { } id)
            {
                await caller.Do(new Command.ActOnCase(random.Next(3) == 0 ? "reopen" : "join", rider, id));
            }

            await Task.Delay(random.Next(300, 900), CancellationToken.None);
        }
    }

    private async Task Report()
    {
        var (lat, lon) = Place.Near(random);
        var note = string.Create(CultureInfo.InvariantCulture, $"{caller.Process}, {++reports}");
        if (await caller.Do(new Command.ReportCase(rider, "c0301", lat, lon, note)) is { IsGranted: true, Body: { } reported })
        {
            board.See((string)reported["id"]!, (string)reported["status"]!);
        }
    }
}

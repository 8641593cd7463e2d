using System.Globalization;
using System.Text.Json.Nodes;
using RedStation.Tests.Cluster.Chaos.Recording;

namespace RedStation.Tests.Cluster.Chaos.Actors;

/// <summary>A dispatcher: opens tasks, looks after them, and decides about what was submitted.</summary>
/// <param name="caller">Who asks.</param>
/// <param name="board">The open tasks, which all dispatchers share: they decide at the same time.</param>
/// <param name="riders">Who may be given a task by hand.</param>
public sealed class DispatcherActor(Caller caller, TaskBoard board, IReadOnlyList<string> riders)
{
    private readonly Random random = caller.Random;

    /// <summary>Acts until told to stop.</summary>
    public async Task Act(CancellationToken stop)
    {
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            if (board.HasRoom)
            {
                var (lat, lon) = Place.Near(random);
                var note = string.Create(CultureInfo.InvariantCulture, $"{caller.Process}, {turn}");
                if (await caller.Do(new Command.Open(lat, lon, note), patient: true) is { IsGranted: true, Body: { } opened })
                {
                    board.Add((string)opened["id"]!);
                }
            }

            foreach (var task in board.Open)
            {
                if (await caller.Do(new Command.ReadTask(task)) is { IsGranted: true, Body: { } seen })
                {
                    await Decide(task, seen);
                }
            }

            await Task.Delay(random.Next(200, 700), CancellationToken.None);
        }
    }

    private async Task Decide(string task, JsonNode seen)
    {
        switch ((string)seen["status"]!)
        {
            case "submitted":
                var verb = random.Next(5) == 0 ? "reject" : "verify";
                await caller.Do(new Command.Decide(verb, task, (string)seen["assignee"]!, (long)seen["points"]!), patient: random.Next(2) == 0);
                break;
            case "verified" or "rejected" or "cancelled" or "expired":
                board.Close(task);
                break;
            case "accepted" or "offering" when random.Next(12) == 0:
                await caller.Do(new Command.Decide("assign", task, riders[random.Next(riders.Count)], 0));
                break;
            case not "inProgress" when random.Next(60) == 0:
                await caller.Do(new Command.Decide("cancel", task, null, 0));
                break;
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using RedStation.Tests.Cluster.Chaos.Recording;

namespace RedStation.Tests.Cluster.Chaos.Actors;

/// <summary>
/// A dispatcher at the inbox: brings cases forward by what the server says may be done, and sometimes by what it may not. Two of them do so at the
/// same time, so that much of it is over when it arrives.
/// </summary>
/// <param name="caller">Who asks.</param>
/// <param name="subject">Who.</param>
/// <param name="board">The cases, which all share.</param>
/// <param name="works">Whether this one does the work too, and would close it then. Somebody must not, or nothing could be closed.</param>
public sealed class CaseOfficerActor(Caller caller, string subject, CaseBoard board, bool works)
{
    /// <summary>What brings a case to its end, and what leads it about.</summary>
    private static readonly string[] Verbs =
    [
        "verify", "open", "refuse", "dispatch", "start", "finish", "close", "rework", "return", "suspend", "confirm-suspension",
        "decline-suspension", "resume",
    ];

    private static readonly string[] Work = ["start", "finish"];

    private static readonly string[] Detours = ["refuse", "rework", "return", "suspend"];

    private readonly Random random = caller.Random;

    /// <summary>Acts until told to stop.</summary>
    public async Task Act(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (board.Any(random) is { } id && await caller.Do(new Command.ReadCase(id)) is { IsGranted: true, Body: { } seen })
            {
                board.See(id, (string)seen["status"]!);
                if (Choose(seen) is { } verb)
                {
                    await caller.Do(new Command.ActOnCase(verb, subject, id));
                }
            }

            await Task.Delay(random.Next(100, 400), CancellationToken.None);
        }
    }

    private string? Choose(JsonNode seen)
    {
        if (works && (string)seen["status"]! == "handled" && random.Next(3) == 0)
        {
            return "close";
        }

        var mine = works ? Verbs : Verbs.Except(Work);
        var allowed = seen["actions"]!.AsArray().Select(action => JsonNamingPolicy.KebabCaseLower.ConvertName((string)action!));
        var useful = random.Next(12) == 0 ? mine : mine.Intersect(allowed).Where(verb => !Detours.Contains(verb) || random.Next(4) == 0);
        return useful.OrderBy(_ => random.Next()).FirstOrDefault();
    }
}

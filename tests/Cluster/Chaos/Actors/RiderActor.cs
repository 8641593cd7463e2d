using System.Text.Json.Nodes;
using RedStation.Tests.Cluster.Chaos.Recording;

namespace RedStation.Tests.Cluster.Chaos.Actors;

/// <summary>One phone of a rider: reserves and gives up, and takes what work is offered.</summary>
/// <param name="caller">Who asks.</param>
/// <param name="rider">Whose phone it is; a rider has two.</param>
/// <param name="stations">Where ports are.</param>
/// <param name="ports">How many each station has.</param>
public sealed class RiderActor(Caller caller, string rider, IReadOnlyList<string> stations, int ports)
{
    private readonly Random random = caller.Random;

    /// <summary>Acts until told to stop.</summary>
    public async Task Act(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await caller.Do(new Command.ReadMe(rider)) is { IsGranted: true, Body: { } me })
            {
                await UsePort(me["reservation"]);
                await Work(me);
            }

            await Task.Delay(random.Next(100, 500), CancellationToken.None);
        }
    }

    private async Task UsePort(JsonNode? held)
    {
        if (held is null)
        {
            await caller.Do(new Command.Reserve(
                rider, stations[random.Next(stations.Count)], random.Next(4) == 0 ? null : random.Next(ports) + 1));
        }
        else if (random.Next(3) == 0)
        {
            var reservation = (string)held["reservationId"]!;
            await caller.Do(new Command.Cancel(rider, (string)held["stationId"]!, (int)held["port"]!, reservation), "cancel:" + reservation);
        }
    }

    private async Task Work(JsonNode me)
    {
        foreach (var offer in me["offers"]!.AsArray())
        {
            var verb = random.Next(4) == 0 ? "decline" : "accept";
            await caller.Do(new Command.Work(
                verb, rider, (string)offer!["task"]!["id"]!, (string)offer["offerId"]!, (DateTimeOffset)offer["expiresAt"]!));
        }

        if (me["activeTask"] is { } task)
        {
            var verb = ((string)task["status"]!, random.Next(6)) switch
            {
                (_, 0) => "decline",
                ("assigned", < 4) => "start",
                _ => "submit",
            };
            await caller.Do(new Command.Work(verb, rider, (string)task["id"]!, null, DateTimeOffset.MaxValue));
        }
    }
}

using System.Text.Json.Nodes;
using RedStation.Tests.Cluster.Chaos.Recording;

namespace RedStation.Tests.Cluster.Chaos.Actors;

/// <summary>A provider who looks at its shelves all the time, and puts another one there when the last is gone.</summary>
public sealed class ShopActor(Caller caller)
{
    /// <summary>Acts until told to stop.</summary>
    public async Task Act(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await caller.Do(new Command.ReadOffers(ChaosShop.Provider)) is { IsGranted: true, Body: { } offers } && IsEmpty(offers))
            {
                await caller.Do(new Command.SetStock(ChaosShop.Provider, ChaosShop.Scarce, 1));
            }

            await Task.Delay(caller.Random.Next(200, 700), CancellationToken.None);
        }
    }

    /// <summary>What is only reserved may be there again.</summary>
    private bool IsEmpty(JsonNode offers) =>
        (int)offers["items"]!.AsArray().Single(one => (string)one!["id"]! == ChaosShop.Scarce)!["stock"]! == 0 && caller.Random.Next(3) == 0;
}

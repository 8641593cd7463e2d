using RedStation.Tests.Cluster.Chaos.Recording;

namespace RedStation.Tests.Cluster.Chaos.Actors;

/// <summary>A rider who spends points: reserves services, and fetches them, gives them up, or comes too late.</summary>
/// <param name="phone">The rider's phone.</param>
/// <param name="rider">Who.</param>
/// <param name="counters">Two counters, at which the rider shows a code at the same time.</param>
public sealed class ShopperActor(Caller phone, string rider, IReadOnlyList<Caller> counters)
{
    private static readonly TimeSpan TooLate = TimeSpan.FromSeconds(1);

    private readonly Random random = phone.Random;
    private readonly List<(string Reservation, Reply Reserved)> late = [];

    /// <summary>Acts until told to stop.</summary>
    public async Task Act(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await phone.Do(new Command.ReadMe(rider)) is { IsGranted: true, Body: { } me })
            {
                await Reserve((long)me["balance"]!["points"]!);
            }

            foreach (var due in late.FindAll(one => (DateTimeOffset)one.Reserved.Body!["expiresAt"]! + TooLate < DateTimeOffset.UtcNow))
            {
                late.Remove(due);
                await (random.Next(2) == 0 ? Fetch(due.Reservation, due.Reserved) : GiveUp(due.Reservation, due.Reserved));
            }

            await Task.Delay(random.Next(200, 700), CancellationToken.None);
        }
    }

    private async Task Reserve(long points)
    {
        var service = random.Next(2) == 0 ? ChaosShop.Scarce : ChaosShop.Plenty;
        // Now and then more is asked for than there are points.
        if (points < ChaosShop.Price(service) && random.Next(15) > 0)
        {
            return;
        }

        var id = phone.NextOperation();
        if (await phone.Do(new Command.ReserveService(rider, service, ChaosShop.Price(service)), id) is not { IsGranted: true } reserved)
        {
            return;
        }

        switch (random.Next(4))
        {
            case 0:
                late.Add((id, reserved));
                break;
            case 1:
                await GiveUp(id, reserved);
                break;
            default:
                await Fetch(id, reserved);
                break;
        }
    }

    private Task<Reply?> GiveUp(string reservation, Reply reserved) =>
        phone.Do(new Command.CancelService(rider, reservation, (string)reserved.Body!["redemptionId"]!));

    /// <summary>Whose answer came only when its time was over has no code to show.</summary>
    private async Task Fetch(string reservation, Reply reserved)
    {
        if ((string?)reserved.Body!["code"] is { } code)
        {
            await Task.WhenAll(counters.Select(counter => counter.Do(
                new Command.DeliverService(rider, reservation, (string)reserved.Body["redemptionId"]!, code))));
        }
        else
        {
            await GiveUp(reservation, reserved);
        }
    }
}

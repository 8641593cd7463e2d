using RedStation.Contracts.Riders;

namespace RedStation.Api.Riders;

/// <summary>Keeps the leases on the riders' grains, and the rounds that go with it.</summary>
public sealed partial class RiderGateway
{
    /// <summary>Each lease is renewed once in this time, a third of its life.</summary>
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(20);

    /// <summary>A round is spread evenly: a hundred thousand calls at once would make everybody else wait.</summary>
    private const int StepsInARound = 200;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RenewEvery / StepsInARound, clock);
        var round = sessions.GetEnumerator();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var oldest = clock.GetUtcNow() - options.Value.PositionLife;
            for (var left = (sessions.Count / StepsInARound) + 1; left > 0; left--)
            {
                if (!round.MoveNext())
                {
                    round = sessions.GetEnumerator();
                    break;
                }

                var session = round.Current.Value;
                session.Forget(oldest);

                // Not awaited: where a silo has just died, calls take long and the rest of the round must go on.
                _ = Quietly(session, () => Renew(session));
            }
        }
    }

    private async Task Renew(RiderSession session)
    {
        if (session.Phones.IsEmpty || await Grain(session).Renew(Self))
        {
            return;
        }

        await session.Turns.Run(async () =>
        {
            if (!session.Phones.IsEmpty && await Attach(session) is { } me)
            {
                Push(session, new RiderNews(session.RiderId) { Me = me });
            }
        });
    }
}

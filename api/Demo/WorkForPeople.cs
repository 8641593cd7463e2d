using RedStation.Api.Players;
using RedStation.Contracts.Riders;

namespace RedStation.Api.Demo;

/// <summary>Finds work for a person's rider on duty who has none: soon after going on duty, and now and then later.</summary>
public sealed class WorkForPeople(PeopleOnDuty onDuty, DemoPeople people, PlayedDispatchers dispatchers, PlayerApi api, TimeProvider clock)
    : IDemoPart
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(3);

    /// <inheritdoc/>
    /// <remarks>A process knows only the people who are connected to it.</remarks>
    public bool OncePerCity => false;

    /// <inheritdoc/>
    public async Task Run(CancellationToken cancellation)
    {
        while (true)
        {
            await Task.Delay(Beat, clock, cancellation);
            var now = clock.GetUtcNow();
            foreach (var person in onDuty.Now.Where(person => person.Place is not null && person.LookAt <= now))
            {
                onDuty.LookAgain(person, now + Later);
                var me = await api.Get<RiderView>(people.Find(person.Subject)!, "/api/v1/riders/me", cancellation);
                if (me is { OnDuty: true, ActiveTask: null, Offers.Length: 0 })
                {
                    await dispatchers.OpenFor(person.Place!.Value, cancellation);
                }
            }
        }
    }
}

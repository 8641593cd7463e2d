using RedStation.Contracts.Tasks;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.StationSetup;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Invariants;

/// <summary>Grains that await each other in a circle would time out here.</summary>
public sealed class NoDeadlockTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task StationAndRider_EverythingAtOnceManyTimes_Completes()
    {
        var stations = await Task.WhenAll(Enumerable.Range(0, 2).Select(number => silo.FreeStation($"knot{number}", 2)));
        var riders = await Task.WhenAll(Enumerable.Range(0, 3).Select(number => silo.Registered($"knot{number}")));
        for (var round = 0; round < 40; round++)
        {
            await Task.WhenAll(riders.SelectMany((rider, number) => stations.SelectMany(station => new Task[]
            {
                ReserveAndCancel(station, $"knot{number}"),
                Recognise(station, rider),
                silo.Report(station),
                station.Wake(),
                rider.GoOnDuty(),
                rider.GetView(),
                rider.GoOffDuty(),
            })));
        }

        async Task ReserveAndCancel(Contracts.Stations.IStationGrain station, string riderId)
        {
            if ((await station.Reserve(Reserve(riderId))).Value is { } reservation)
            {
                await station.CancelReservation(riderId, reservation.ReservationId);
            }
        }

        async Task Recognise(Contracts.Stations.IStationGrain station, Contracts.Riders.IRiderGrain rider) =>
            await station.Recognise(new(NewOperation(), (await rider.IssueCredential()).Value!.Credential));
    }

    [Fact]
    public async Task TasksAndRiders_EverythingAtOnceManyTimes_CompletesWithOneTaskPerRider()
    {
        for (var round = 0; round < 10; round++)
        {
            var place = silo.NewPlace();
            var riders = Enumerable.Range(0, 4).Select(number => $"tangle{round}-{number}").ToList();
            foreach (var rider in riders)
            {
                await silo.OnDuty(rider, place, 10);
            }

            var tasks = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => silo.OpenTask($"tangle{round}-{number}", place)));
            await Task.WhenAll(tasks.SelectMany(task => riders.SelectMany((rider, number) => new Task[]
            {
                task.Accept(By(rider)),
                number == 3 ? task.Decline(By(rider)) : task.GetCandidates(),
                task.Assign(ByDispatcher(riderId: rider)),
                silo.Rider(rider).GetView(),
                task.Wake(),
                number == 0 ? task.OfferAgain(ByDispatcher()) : task.Get(),
            })));

            await EachHasAtMostOne(tasks, riders);
        }
    }

    private async Task EachHasAtMostOne(IEnumerable<IGovernanceTaskGrain> tasks, IReadOnlyList<string> riders)
    {
        var seen = await Task.WhenAll(tasks.Select(async task => (await task.Get())!));
        var assigned = seen.Where(task => task.Assignee is not null).ToList();
        Assert.Equal(assigned.Count, assigned.DistinctBy(task => task.Assignee).Count());
        foreach (var rider in riders)
        {
            var has = (await silo.Rider(rider).GetView())!.ActiveTask?.Id;
            Assert.Equal(assigned.SingleOrDefault(task => task.Assignee == rider)?.Id, has);
        }
    }
}

using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Players;
using RedStation.Contracts;
using RedStation.Contracts.Tasks;

namespace RedStation.Api.Demo;

/// <summary>
/// What some played riders have done by the time that a visitor comes, by the public interface: a patrol or a few, handed in and verified at once.
/// Nobody would have earned what a service costs for the first quarter of an hour otherwise.
/// </summary>
internal sealed class EarlierWork(PlayerApi api, Random random)
{
    private const int MostPatrols = 4;

    /// <summary>Has a rider do them where the rider is.</summary>
    /// <exception cref="PlayerRefusedException">One was refused; those before it are done.</exception>
    public async Task Do(DemoCityPlan city, AccountIdentity rider, GeoPoint here, CancellationToken cancellation)
    {
        var dispatcher = new AccountIdentity($"played-dispatcher-{city.Code}", Roles.Dispatcher, $"{city.Name}调度台", [city.Adcode], null);
        for (var left = random.Next(2, MostPatrols + 1); left > 0; left--)
        {
            var note = DemoTaskWords.Patrol(random);
            var patrol = new { operationId = Operation(), type = TaskType.Patrol, position = here, note, respondWithin = "PT20M" };
            var opened = await api.Post<TaskView>(dispatcher, "/api/v1/tasks", patrol, cancellation);
            var path = $"/api/v1/tasks/{opened.Id}/";
            await api.Post<TaskView>(dispatcher, path + "assign", new { operationId = Operation(), riderId = rider.Subject }, cancellation);
            var evidence = new { note = DemoTaskWords.Evidence(random) };
            await api.Post<TaskView>(rider, path + "submit", new { operationId = Operation(), evidence }, cancellation);
            await api.Post<TaskView>(dispatcher, path + "verify", new { operationId = Operation() }, cancellation);
        }
    }

    private static string Operation() => Guid.CreateVersion7().ToString("N");
}

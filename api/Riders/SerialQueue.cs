namespace RedStation.Api.Riders;

/// <summary>Does one thing after the other, in the order in which they were given to it. What fails does not keep the next from its turn.</summary>
public sealed class SerialQueue
{
    private readonly Lock gate = new();
    private Task last = Task.CompletedTask;

    /// <summary>Does the work when all that was given before is done.</summary>
    /// <returns>The work itself, with its fault if it has one.</returns>
    public Task Run(Func<Task> work)
    {
        lock (gate)
        {
            return last = After(last, work);
        }
    }

    private static async Task After(Task before, Func<Task> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        await work();
    }
}

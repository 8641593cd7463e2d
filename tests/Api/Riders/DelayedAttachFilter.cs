using System.Collections.Concurrent;
using RedStation.Contracts;
using RedStation.Contracts.Riders;

namespace RedStation.Tests.Api.Riders;

/// <summary>Holds back the answer of a rider's grain to a gateway that attaches, and sees gateways go.</summary>
internal sealed class DelayedAttachFilter : IIncomingGrainCallFilter
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? held;

    /// <summary>Completes when a grain has made up an answer that is held.</summary>
    public Task Reached => reached.Task;

    /// <summary>The riders whom a gateway has let go of.</summary>
    public ConcurrentBag<string> Detached { get; } = [];

    public void Hold() => held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => held?.SetResult();

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.Grain is not IRiderGrain)
        {
            return;
        }

        if (context.MethodName == nameof(IRiderGrain.Detach))
        {
            Detached.Add(GrainKeys.IdOf(context.TargetId.Key.ToString()!));
        }
        else if (context.MethodName == nameof(IRiderGrain.Attach) && held is { } holding)
        {
            reached.TrySetResult();
            await holding.Task;
        }
    }
}

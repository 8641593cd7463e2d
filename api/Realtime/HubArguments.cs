using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.SignalR;

namespace RedStation.Api.Realtime;

/// <summary>Refuses null where a hub's method declares that there is none; the protocols hand it in.</summary>
public sealed class HubArguments : IHubFilter
{
    private static readonly ConcurrentDictionary<MethodInfo, bool[]> MayBeNull = new();

    /// <inheritdoc/>
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var mayBeNull = MayBeNull.GetOrAdd(invocationContext.HubMethod, static method =>
            [.. method.GetParameters().Select(parameter => new NullabilityInfoContext().Create(parameter).WriteState != NullabilityState.NotNull)]);
        for (var at = 0; at < invocationContext.HubMethodArguments.Count; at++)
        {
            if (mayBeNull[at])
            {
                continue;
            }

            if (invocationContext.HubMethodArguments[at] is not { } argument)
            {
                throw Refused(invocationContext, at, "");
            }

            if (argument is string?[] texts && Array.IndexOf(texts, null) is var missing and >= 0)
            {
                throw Refused(invocationContext, at, $"[{missing}]");
            }
        }

        return next(invocationContext);
    }

    private static HubException Refused(HubInvocationContext call, int at, string element) =>
        HubErrors.Of("invalid_input", $"{call.HubMethod.GetParameters()[at].Name}{element}: required");
}

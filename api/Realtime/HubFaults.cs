using Microsoft.AspNetCore.SignalR;
using RedStation.Contracts;

namespace RedStation.Api.Realtime;

/// <summary>
/// Turns faults behind a hub method into the codes of the REST interface, and logs them, once; SignalR alone would log every
/// refusal as a failure and tell the caller nothing.
/// </summary>
public sealed partial class HubFaults(ILogger<HubFaults> logger) : IHubFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (OperationCanceledException) when (invocationContext.Context.ConnectionAborted.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault) when (TransientFault.OfStorage(fault) is not null)
        {
            LogFault(logger, fault, invocationContext.HubMethodName);
            throw HubErrors.Of("storage_unavailable");
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            LogFault(logger, fault, invocationContext.HubMethodName);
            throw HubErrors.Of("busy");
        }
        catch (Exception fault) when (fault is not HubException)
        {
            LogFault(logger, fault, invocationContext.HubMethodName);
            throw HubErrors.Of("internal_error");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Hub method {Method} failed")]
    private static partial void LogFault(ILogger logger, Exception fault, string method);
}

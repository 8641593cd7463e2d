using System.Diagnostics;

namespace RedStation.Tests.Load.Servers;

/// <summary>A deployment somebody points at. Its CPU and memory are measured only when its process is here and named.</summary>
public sealed class GivenServer(Uri address, int? processId) : IServer
{
    /// <inheritdoc/>
    public Uri Address => address;

    /// <inheritdoc/>
    public ProcessUsage? Usage { get; } = processId is { } id ? new ProcessUsage(Process.GetProcessById(id)) : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Usage?.Dispose();
        return ValueTask.CompletedTask;
    }
}

namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>
/// Times that servers name, against times that clients measure. Both are on this machine; what the client measures comes from a
/// monotonic clock that was set once, so a correction of the system's clock in between may shift the two a little.
/// </summary>
public static class ServerClock
{
    /// <summary>How far the two may be apart, in milliseconds.</summary>
    public const long Error = 250;

    /// <summary>Whether a server may have taken a moment for passed when something happened, at the latest then.</summary>
    public static bool MayHavePassed(long moment, long latest) => moment <= latest + Error;

    /// <summary>Whether a server must have taken a moment for passed when an operation took effect.</summary>
    public static bool HasPassed<TCall>(long moment, Operation<TCall> operation) => moment < operation.Invoked - Error;
}

namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>A credential works once, in its time. The state is whether it has been used.</summary>
public sealed class CredentialModel : ISequentialModel<bool, CredentialCall>
{
    /// <inheritdoc/>
    public bool Initial => false;

    /// <inheritdoc/>
    public IEnumerable<bool> Apply(bool state, Operation<CredentialCall> operation, long latest) => operation.Call.Code switch
    {
        // One that was used for the visit's welcome, or that is not used up by being read again.
        null when operation.Call.Already => [state],
        null => !state && !ServerClock.HasPassed(operation.Call.Expires, operation) ? [true] : [],
        "credential_used" => state ? [true] : [],
        // A used one is called used for minutes after its time, unless a crash has made its rider's memory forget that; then it has run out.
        "credential_expired" => ServerClock.MayHavePassed(operation.Call.Expires, latest) ? [state] : [],
        _ => [],
    };
}

namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>A credential works once, in its time.</summary>
public sealed class CredentialModel : ISequentialModel<CredentialUse, CredentialCall>
{
    /// <inheritdoc/>
    public CredentialUse Initial => CredentialUse.None;

    /// <inheritdoc/>
    public IEnumerable<CredentialUse> Apply(CredentialUse state, Operation<CredentialCall> operation, long latest) => operation.Call.Code switch
    {
        // One that was used for the visit's welcome, or that is not used up by being read again.
        null when operation.Call.Already => [state],
        null when state == CredentialUse.Used || ServerClock.HasPassed(operation.Call.Expires, operation) => [],
        // The rider's actor took it for used, and the check-in may then have failed to be written: it can be shown again after that.
        null when operation.IsUnknown => [CredentialUse.Used, CredentialUse.Claimed],
        null => [CredentialUse.Used],
        "credential_used" => state == CredentialUse.None ? [] : [state],
        // A used one is called used for minutes after its time, unless a crash has made its rider's memory forget that; then it has run out.
        "credential_expired" => ServerClock.MayHavePassed(operation.Call.Expires, latest) ? [state] : [],
        _ => [],
    };
}

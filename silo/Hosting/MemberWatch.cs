namespace RedStation.Silo.Hosting;

/// <summary>What a process with a silo sees of its cluster: which members are active.</summary>
internal sealed class MemberWatch(ISiloStatusOracle members, ClusterChanges changes) : IHostedService, ISiloStatusListener
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        members.SubscribeToSiloStatusEvents(this);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        members.UnSubscribeFromSiloStatusEvents(this);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status is SiloStatus.Active or SiloStatus.Dead && !updatedSilo.Equals(members.SiloAddress))
        {
            changes.Tell();
        }
    }
}

namespace RedStation.Contracts.Devices;

/// <summary>
/// The sessions of one charger, one after the other as the charger tells of them; each is a row of a table, written before it is answered. One grain
/// per charger and not per session, because what a charger says is told from a repeat, and one session from the next at the same connector, by all
/// of its sessions. Key: <see cref="GrainKeys.Charger"/>.
/// </summary>
[Alias("charger")]
public interface IChargerGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes what the charger says; when this returns it is stored. Null when it is about a session that is not known and does not begin here: then
    /// nothing has changed.
    /// </summary>
    [Alias("report")]
    Task<KnownSession?> Report(ReportCharging report);
}

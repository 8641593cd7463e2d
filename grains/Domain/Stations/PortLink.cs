namespace RedStation.Domain.Stations;

/// <summary>Whether what is known of a port can be believed.</summary>
public enum PortLink
{
    /// <summary>
    /// Not heard of since the station came into memory, and not long enough there to call it silence: shown as offline, but its
    /// controller's "nothing has changed" brings it back, for all that it ever said was kept.
    /// </summary>
    Unheard = 0,

    /// <summary>Its controller has spoken of it within the silence limit.</summary>
    Live = 1,

    /// <summary>
    /// Its controller was silent about it for the limit while the station listened. What it last said is worth nothing now: only a
    /// reading that names the port brings it back, after a restart too.
    /// </summary>
    Silent = 2,
}

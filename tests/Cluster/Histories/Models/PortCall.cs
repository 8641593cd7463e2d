namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>What was done to one port, and answered.</summary>
public abstract record PortCall
{
    /// <summary>The device reported the port.</summary>
    /// <param name="Status">The status.</param>
    /// <param name="At">The device's time of it; what is older than the latest changes nothing.</param>
    public sealed record Reported(string Status, long At) : PortCall;

    /// <summary>
    /// A try of a report was cut short between the station's two records: a reservation that it ended has ended, and the port is
    /// still what it was until the device has repeated itself. So it is stored, see <c>StationRecords</c>.
    /// </summary>
    public sealed record CutShort : PortCall;

    /// <summary>
    /// A try of a report could not be stored and was refused: the port is shown as the device said, but a reservation of it is still there, until the
    /// device has repeated itself.
    /// </summary>
    /// <param name="Status">The status.</param>
    public sealed record Overheard(string Status) : PortCall;

    /// <summary>The port was granted to a rider; without an id nobody knows whether it was.</summary>
    /// <param name="Rider">Who.</param>
    /// <param name="Reservation">The reservation's id; null when no answer came.</param>
    /// <param name="Ends">When it runs out; without an answer the earliest that may be.</param>
    public sealed record Granted(string Rider, string? Reservation, long Ends) : PortCall;

    /// <summary>The port was refused because it was not free.</summary>
    public sealed record NotFree(string Rider) : PortCall;

    /// <summary>A reservation was given up.</summary>
    /// <param name="Rider">Who holds it: they may have learnt of it on their page without a grant having been answered.</param>
    /// <param name="Reservation">Which.</param>
    /// <param name="Found">Whether it was found; null when no answer came.</param>
    /// <param name="Retried">Whether an earlier try may have ended it.</param>
    public sealed record Cancelled(string Rider, string Reservation, bool? Found, bool Retried) : PortCall;

    /// <summary>Somebody read the port.</summary>
    public sealed record Read(string Status) : PortCall;
}

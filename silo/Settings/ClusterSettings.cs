using System.ComponentModel.DataAnnotations;
using System.Net;
using RedStation.Contracts.Settings;

namespace RedStation.Silo.Settings;

/// <summary>
/// How the processes of a cluster find one another and notice that one is gone; the configuration section <c>RedStation:Cluster</c>.
/// Every process of a cluster must be given the same values, the endpoints apart.
/// </summary>
/// <remarks>
/// <para>
/// A silo that was killed is noticed by its closed connections and after three probes; its grains answer elsewhere within 3 s, and
/// within 2 s once it has answered a few probes. One that is paused, cut off or hopelessly slow leaves its connections open: it is
/// voted out after 6 s of silence. A caller that was waiting for it meanwhile, through an api that has not heard of it yet, waits
/// for <see cref="GatewayRefresh"/> and <see cref="SiloOptions.ResponseTimeout"/> on top of that, and is right within 15 s.
/// </para>
/// <para>
/// Why a silo that is merely slow is not voted out: how long a probe may take follows the answers of the silo that is probed,
/// between half of <see cref="ProbeTimeout"/> and <see cref="MaxProbeTimeout"/>, and a prober that does badly itself (its timers late,
/// its threads starved) takes longer still before it blames others. Three missed in a row make a vote possible, but none is cast
/// while anything at all, a late answer too, has come over a connection to that silo within <see cref="MissedProbes"/> ×
/// <see cref="MaxProbeTimeout"/>. So a pause of several seconds, such as a full garbage collection, passes, and so does a silo that
/// answers everything late on a machine that is full. With three silos or more two of them must agree, and before a silo gives its vote it
/// asks another to probe in its place: a broken line between two is not a dead silo. Where only two are left one vote has to
/// decide; whoever of the two writes its vote first stays, and the other finds itself declared dead and ends, so that there
/// are never two halves at work. Whoever was voted out by mistake loses nothing that was acknowledged: every write names the
/// version that it follows, and one of a past owner fails.
/// </para>
/// </remarks>
public sealed class ClusterSettings : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "RedStation:Cluster";

    /// <summary>Which cluster on the database this is. Silos of one id work together; another one shares nothing but the data.</summary>
    [Required(AllowEmptyStrings = false)]
    public string ClusterId { get; set; } = "redstation";

    /// <summary>The name under which grain state and reminders are stored. It must never change once there is data.</summary>
    [Required(AllowEmptyStrings = false)]
    public string ServiceId { get; set; } = "redstation";

    /// <summary>The port on which other silos reach this one; 0 for any free one.</summary>
    [Range(0, 65_535)]
    public int SiloPort { get; set; }

    /// <summary>The port on which api processes reach this silo; 0 for any free one.</summary>
    [Range(0, 65_535)]
    public int GatewayPort { get; set; }

    /// <summary>
    /// The IP address at which the others reach this silo. Without one it is the loopback address when the process serves HTTP on
    /// loopback only, and otherwise the first address of the machine.
    /// </summary>
    public string? Address { get; set; }

    /// <summary>
    /// How long a silo waits for another's first answers to probes, and how often it probes. After some answers it goes by their times,
    /// and down to half of this. 0.5 s … 30 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:00:30")]
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(0.8);

    /// <summary>
    /// How far that is extended for one that answers slowly, or by a silo that does badly itself. Times <see cref="MissedProbes"/> it is how long a
    /// silo must have been silent on open connections. At least <see cref="ProbeTimeout"/>, up to 1 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:01:00")]
    public TimeSpan MaxProbeTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Unanswered probes in a row that make a silo suspect. 1 … 20.</summary>
    [Range(1, 20), SettingUnit("probes")]
    public int MissedProbes { get; set; } = 3;

    /// <summary>Silos that must suspect one before it is declared dead; never more than half of those that are left. 1 … 10.</summary>
    [Range(1, 10), SettingUnit("silos")]
    public int Votes { get; set; } = 2;

    /// <summary>How often a silo writes down that it is alive; those of a cluster that died as a whole are told by it. 1 s … 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan IAmAlive { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a silo reads the whole membership, beside hearing of changes. 1 s … 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan TableRefresh { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often an api process looks which silos there are: until then it goes on sending calls to one that was voted out. 0.5 s … 1 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:01:00")]
    public TimeSpan GatewayRefresh { get; set; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxProbeTimeout < ProbeTimeout)
        {
            yield return new ValidationResult(
                $"is {MaxProbeTimeout}, and must be at least as long as ProbeTimeout, {ProbeTimeout}.", [nameof(MaxProbeTimeout)]);
        }

        if (!string.IsNullOrEmpty(Address) && !IPAddress.TryParse(Address, out _))
        {
            yield return new ValidationResult($"is “{Address}”, and must be an IP address.", [nameof(Address)]);
        }
    }
}

namespace RedStation.Contracts.Tasks;

/// <summary>Where a governance task stands (as in the flow of cases 上报-受理-立案-派遣-处置-核查-结案).</summary>
[Alias("task-status")]
public enum GovernanceTaskStatus
{
    /// <summary>上报: reported, nobody has looked at it.</summary>
    Reported = 0,

    /// <summary>立案: accepted; waits for a rider or a dispatcher.</summary>
    Accepted = 1,

    /// <summary>派遣: being offered to riders nearby.</summary>
    Offering = 2,

    /// <summary>A rider has it.</summary>
    Assigned = 3,

    /// <summary>处置: the rider is at it.</summary>
    InProgress = 4,

    /// <summary>核查: done, waits for a dispatcher's check.</summary>
    Submitted = 5,

    /// <summary>结案: checked and paid.</summary>
    Verified = 6,

    /// <summary>The check found it not done.</summary>
    Rejected = 7,

    /// <summary>Called off.</summary>
    Cancelled = 8,

    /// <summary>Nobody took it in time.</summary>
    Expired = 9,
}

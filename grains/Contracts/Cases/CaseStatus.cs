namespace RedStation.Contracts.Cases;

/// <summary>Where a case stands (the course 上报-核实-立案-派遣-处置-核查-结案, and what leaves it).</summary>
[Alias("case-status")]
public enum CaseStatus
{
    /// <summary>上报: reported, nobody has looked at it.</summary>
    Reported = 0,

    /// <summary>核实: it is being found out whether the report is true.</summary>
    Verifying = 1,

    /// <summary>立案: accepted as a case; waits to be dispatched.</summary>
    Opened = 2,

    /// <summary>派遣: a unit has it.</summary>
    Dispatched = 3,

    /// <summary>处置: the unit, or a rider, is at it.</summary>
    Handling = 4,

    /// <summary>核查: said to be done, waits for the check by somebody else.</summary>
    Handled = 5,

    /// <summary>结案: checked and closed.</summary>
    Closed = 6,

    /// <summary>不予立案: not accepted, for a reason.</summary>
    Refused = 7,

    /// <summary>The same as an earlier report, which goes on for both.</summary>
    Merged = 8,

    /// <summary>挂账: cannot be solved for now; kept with a date of review. Neither closed nor overdue.</summary>
    Suspended = 9,

    /// <summary>回退: given back by the unit as not its own; waits to be dispatched again.</summary>
    Returned = 10,
}

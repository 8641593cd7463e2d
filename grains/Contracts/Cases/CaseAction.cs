namespace RedStation.Contracts.Cases;

/// <summary>What people do with a case. On the wire <c>handOver</c> is what <c>/api/v1/cases/{id}/hand-over</c> does.</summary>
[Alias("case-action")]
public enum CaseAction
{
    /// <summary>A rider has seen the same: "me too".</summary>
    Join = 0,

    /// <summary>核实 begins, by eye or with a task.</summary>
    Verify = 1,

    /// <summary>立案: it is accepted, as a class.</summary>
    Open = 2,

    /// <summary>不予立案: it is not accepted, for a reason.</summary>
    Refuse = 3,

    /// <summary>It is the same as an earlier report.</summary>
    Merge = 4,

    /// <summary>It was not the same after all.</summary>
    Split = 5,

    /// <summary>派遣: it is given to a unit, or from one unit to another.</summary>
    Dispatch = 6,

    /// <summary>处置 begins.</summary>
    Start = 7,

    /// <summary>处置 is done.</summary>
    Finish = 8,

    /// <summary>核查 found it done: 结案.</summary>
    Close = 9,

    /// <summary>核查 found it not done: 返工.</summary>
    Rework = 10,

    /// <summary>回退: the unit says that it is not its own.</summary>
    Return = 11,

    /// <summary>It is handed to another district.</summary>
    HandOver = 12,

    /// <summary>It is handed back to the district that it came from.</summary>
    HandBack = 13,

    /// <summary>挂账 is asked for.</summary>
    Suspend = 14,

    /// <summary>A second person agrees to 挂账.</summary>
    ConfirmSuspension = 15,

    /// <summary>挂账 is not agreed to.</summary>
    DeclineSuspension = 16,

    /// <summary>挂账 ends.</summary>
    Resume = 17,

    /// <summary>延期: more time to close it.</summary>
    Extend = 18,

    /// <summary>Who reported it says that it is not solved.</summary>
    Reopen = 19,

    /// <summary>A task for riders is made from it.</summary>
    MakeTask = 20,

    /// <summary>Who reported it adds a photo or a recording; <c>attachments</c> on the wire.</summary>
    Attach = 21,

    /// <summary>The public may see a photo of it; <c>photos/{photoId}/release</c> on the wire.</summary>
    ReleasePhoto = 22,

    /// <summary>The public may see a photo of it no more; <c>photos/{photoId}/withdraw</c> on the wire.</summary>
    WithdrawPhoto = 23,
}

namespace RedStation.Contracts.Cases;

/// <summary>Why a case refused a command.</summary>
[Alias("case-refusal")]
public enum CaseRefusal
{
    /// <summary>No case has this id.</summary>
    CaseNotFound = 0,

    /// <summary>The operation id was used before with another body.</summary>
    OperationIdReused = 1,

    /// <summary>The operation id was used so long ago that its answer is no longer kept; nothing is done again.</summary>
    OperationIdTooOld = 2,

    /// <summary>The case's status does not allow it.</summary>
    CaseWrongStatus = 3,

    /// <summary>The class is none of the district's.</summary>
    CaseClassUnknown = 4,

    /// <summary>The reason is none of the district's templates.</summary>
    CaseReasonUnknown = 5,

    /// <summary>Only who reported a case or joined it may reopen it.</summary>
    NotYourCase = 6,

    /// <summary>核查 is for somebody who had no part in the work.</summary>
    CaseOwnWork = 7,

    /// <summary>挂账 needs a second person.</summary>
    SecondPersonNeeded = 8,

    /// <summary>It has been closed for longer than it can be reopened.</summary>
    ReopenTooLate = 9,

    /// <summary>延期 is granted once, before the deadline, and not for longer than the class has.</summary>
    CaseExtensionNotAllowed = 10,

    /// <summary>The rider has reported it, or joined it, before.</summary>
    CaseAlreadyJoined = 11,

    /// <summary>A report is merged into an earlier one.</summary>
    MergeIntoEarlier = 12,

    /// <summary>The case to merge into is over, or is itself merged into another.</summary>
    MergeTargetOver = 13,

    /// <summary>It came from no other district.</summary>
    CaseNotHandedOver = 14,

    /// <summary>The review of a case that is suspended lies ahead, within 180 days.</summary>
    CaseReviewOutOfRange = 15,

    /// <summary>So many people have joined that no more are taken.</summary>
    CaseJoinedByMany = 16,

    /// <summary>The case, or this reporter's part of it, has as many photos and recordings as it can have.</summary>
    CaseAttachmentsFull = 17,

    /// <summary>The case has no such photo.</summary>
    PhotoNotFound = 18,
}

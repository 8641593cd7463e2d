using RedStation.Contracts.Exchange;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Exchange;

/// <summary>All that is remembered of a redemption.</summary>
public sealed record RedemptionState
{
    /// <summary>How it was asked for; null until it is.</summary>
    public ReserveService? Opened { get; init; }

    /// <summary>The terms it was reserved at.</summary>
    public ServiceTerms? Terms { get; init; }

    /// <summary>What its rider is called.</summary>
    public string RiderName { get; init; } = "";

    /// <summary>Which of the codes that follow from its id it has.</summary>
    public int CodeNumber { get; init; }

    /// <summary>The digest of that code.</summary>
    public string CodeDigest { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public RedemptionStatus Status { get; init; }

    /// <summary>Its slot, where there are slots.</summary>
    public ServiceSlot? Slot { get; init; }

    /// <summary>When it was reserved.</summary>
    public DateTimeOffset ReservedAt { get; init; }

    /// <summary>Until when it is kept.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How often its points were put on hold: once, and once more for each delivery that was taken back.</summary>
    public int Holds { get; init; }

    /// <summary>Who handed it over, when and where; null until somebody has.</summary>
    public Delivery? Delivery { get; init; }

    /// <summary>How its rider found it.</summary>
    public int? Stars { get; init; }

    /// <summary>What its rider wrote.</summary>
    public string? Comment { get; init; }

    /// <summary>
    /// A step that was decided and that the ledger must still carry out. It is stored before the ledger is asked and goes with what the ledger
    /// answered, so that a crash in between is made good by carrying it out again: the ledger does the same transaction once.
    /// </summary>
    public PendingStep? Pending { get; init; }

    /// <summary>Whether the provider's stock must still be told what became of what was taken.</summary>
    public bool OfferToSettle { get; init; }

    /// <summary>Whether it has been told.</summary>
    public bool Settled { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Revision { get; init; }

    /// <summary>The last commands.</summary>
    public OperationLog Operations { get; init; } = new();
}

/// <summary>A step that the ledger must carry out.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Key">What its command is remembered by.</param>
/// <param name="Fingerprint">A digest of the command.</param>
/// <param name="At">When it was decided; the ledger's time for it, however late it gets there.</param>
/// <param name="By">Who gave the command.</param>
/// <param name="Place">Where, for a delivery.</param>
public sealed record PendingStep(PendingKind Kind, string Key, string Fingerprint, DateTimeOffset At, string By, string? Place = null);

/// <summary>What is done with the points.</summary>
public enum PendingKind
{
    /// <summary>They are put on hold.</summary>
    Reserve = 0,

    /// <summary>They are the provider's.</summary>
    Deliver = 1,

    /// <summary>They are the rider's again.</summary>
    Cancel = 2,

    /// <summary>They are back from the provider, and on hold again.</summary>
    Undo = 3,
}

/// <summary>A service was handed over.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="Place">Where.</param>
public sealed record Delivery(DateTimeOffset At, string By, string Place);

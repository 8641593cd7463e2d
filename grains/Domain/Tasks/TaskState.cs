using System.Collections.Immutable;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Tasks;

/// <summary>All that is remembered of a governance task.</summary>
public sealed record TaskState
{
    /// <summary>How it was opened; null until it is.</summary>
    public OpenTask? Opened { get; init; }

    /// <summary>Points paid when verified, as the price list said when it was opened.</summary>
    public int Points { get; init; }

    /// <summary>Usual minutes, likewise.</summary>
    public int Minutes { get; init; }

    /// <summary>Skills needed, likewise.</summary>
    public ImmutableArray<Skill> Skills { get; init; } = [];

    /// <summary>How its rider is insured, Chinese, likewise; null when the list said nothing.</summary>
    public string? InsuranceCover { get; init; }

    /// <summary>The same in English.</summary>
    public string? InsuranceCoverEn { get; init; }

    /// <summary>The version of the price list that these are from; null for a task of before there were versions.</summary>
    public PriceListReference? PriceList { get; init; }

    /// <summary>Where it stands.</summary>
    public GovernanceTaskStatus Status { get; init; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>By when it should be submitted.</summary>
    public DateTimeOffset Deadline { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Revision { get; init; }

    /// <summary>Who has it, or did it.</summary>
    public string? Assignee { get; init; }

    /// <summary>Their name.</summary>
    public string? AssigneeName { get; init; }

    /// <summary>Which ring is being searched.</summary>
    public int Ring { get; init; }

    /// <summary>Whether the rings are exhausted.</summary>
    public bool NeedsDispatcher { get; init; }

    /// <summary>When an exhausted task looks again.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Whether the deadline has passed before the work was submitted.</summary>
    public bool Overdue { get; init; }

    /// <summary>Offers that wait for an answer.</summary>
    public ImmutableArray<OpenOffer> Offers { get; init; } = [];

    /// <summary>Riders who declined or handed it back: they are never asked again.</summary>
    public ImmutableArray<string> Declined { get; init; } = [];

    /// <summary>Riders who saw an offer and let it pass: not asked again until somebody wants the task offered again.</summary>
    public ImmutableArray<string> Asked { get; init; } = [];

    /// <summary>Riders who did not see an offer before it ran out: asked again in a later round of rings.</summary>
    public ImmutableArray<UnseenOffers> Unseen { get; init; } = [];

    /// <summary>When this round of rings began, if it is not the first.</summary>
    public DateTimeOffset RoundAt { get; init; }

    /// <summary>An assignment that the rider's grain must still confirm.</summary>
    public PendingAssignment? Pending { get; init; }

    /// <summary>Whether the rider's reward is still to be posted in the ledger.</summary>
    public bool CreditOwed { get; init; }

    /// <summary>A rider who must still be told of the last change.</summary>
    public string? RiderToTell { get; init; }

    /// <summary>Whether the case that it was made from must still be told where it stands.</summary>
    public bool CaseToTell { get; init; }

    /// <summary>What delivery platforms are told of its rider, or of the one before; null when none was to be told.</summary>
    public TaskDuty? Duty { get; init; }

    /// <summary>Riders whom no platform forgave the time: not asked again by itself, and nothing is held against them.</summary>
    public ImmutableArray<string> Released { get; init; } = [];

    /// <summary>What the rider submitted.</summary>
    public Evidence? Evidence { get; init; }

    /// <summary>Everything that happened.</summary>
    public ImmutableArray<TaskHistoryEntry> History { get; init; } = [];

    /// <summary>The last commands.</summary>
    public OperationLog Operations { get; init; } = new();
}

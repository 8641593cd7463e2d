using System.Collections.Immutable;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Profiles;

namespace RedStation.Contracts.Tasks;

/// <summary>A governance task, 治理任务, as people see it.</summary>
[GenerateSerializer, Immutable, Alias("task-view")]
public sealed record TaskView
{
    /// <summary>The task's id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Its kind.</summary>
    [Id(1)] public required TaskType Type { get; init; }

    /// <summary>Where, WGS-84.</summary>
    [Id(2)] public required GeoPoint Position { get; init; }

    /// <summary>The adcode it lies in.</summary>
    [Id(3)] public required string District { get; init; }

    /// <summary>What the dispatcher wrote.</summary>
    [Id(4)] public required string Note { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(5)] public required GovernanceTaskStatus Status { get; init; }

    /// <summary>Points paid when verified.</summary>
    [Id(6)] public required int Points { get; init; }

    /// <summary>Usual minutes on site, and the social time certified.</summary>
    [Id(7)] public required int Minutes { get; init; }

    /// <summary>Skills needed.</summary>
    [Id(8)] public required ImmutableArray<Skill> Skills { get; init; }

    /// <summary>The rider who has it, or null.</summary>
    [Id(9)] public string? Assignee { get; init; }

    /// <summary>That rider's name.</summary>
    [Id(10)] public string? AssigneeName { get; init; }

    /// <summary>When it was opened.</summary>
    [Id(11)] public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>By when it should be submitted.</summary>
    [Id(12)] public required DateTimeOffset Deadline { get; init; }

    /// <summary>Grows with every change; a smaller one than held is stale.</summary>
    [Id(13)] public required long Revision { get; init; }

    /// <summary>Whether somebody must hurry: the deadline has passed and the work is still to be done. False once it is submitted, or over.</summary>
    [Id(14)] public bool Overdue { get; init; }

    /// <summary>The rings are exhausted: a dispatcher must choose.</summary>
    [Id(15)] public bool NeedsDispatcher { get; init; }

    /// <summary>Offers that wait for an answer.</summary>
    [Id(16)] public int OpenOffers { get; init; }

    /// <summary>The radius being searched, in metres, or null.</summary>
    [Id(17)] public int? Ring { get; init; }

    /// <summary>What the rider submitted, or null.</summary>
    [Id(18)] public Evidence? Evidence { get; init; }

    /// <summary>Everything that happened, oldest first.</summary>
    [Id(19)] public required ImmutableArray<TaskHistoryEntry> History { get; init; }

    /// <summary>What the reader may do with it now; empty when nothing, and until it is known who reads.</summary>
    [Id(20)] public ImmutableArray<TaskAction> Actions { get; init; } = [];

    /// <summary>The version of the price list that points, minutes, skills and cover are from; null for a task of before versions.</summary>
    [Id(21)] public PriceListReference? PriceList { get; init; }

    /// <summary>The case that it was made from, or null.</summary>
    [Id(22)] public string? CaseId { get; init; }

    /// <summary>How its rider is insured, Chinese, as the price list said when it was opened; null when it said nothing.</summary>
    [Id(23)] public string? InsuranceCover { get; init; }

    /// <summary>The same in English.</summary>
    [Id(24)] public string? InsuranceCoverEn { get; init; }

    /// <summary>What its rider may expect of the delivery platforms that they have linked; for that rider only, empty for others.</summary>
    [Id(25)] public ImmutableArray<TaskExemption> Exemptions { get; init; } = [];
}

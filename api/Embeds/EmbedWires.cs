using System.Collections.Immutable;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Partners;

namespace RedStation.Api.Embeds;

/// <summary>A delivery platform that has our pages in its own.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What riders call it.</param>
/// <param name="Origins">Where its pages are: scheme, host and port each.</param>
public sealed record EmbeddingPlatformWire(string Id, string Name, ImmutableArray<string> Origins);

/// <summary>A linked rider, for a page inside their platform's app.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Rider">What that platform knows the rider by.</param>
/// <param name="Duty">The governance task that they are on, as far as this platform was asked to forgive its time; otherwise null.</param>
public sealed record EmbeddedRiderWire(string Platform, string Rider, EmbeddedDutyWire? Duty);

/// <summary>A governance task that a platform was asked to forgive the time of.</summary>
/// <param name="DutyId">The duty, as its events name it.</param>
/// <param name="Type">What is to be done.</param>
/// <param name="AffectedUntil">Until when orders may be late by it.</param>
/// <param name="Exemption">What the platform says to it.</param>
/// <param name="GrantedMinutes">How many minutes it forgives; null until it has answered.</param>
public sealed record EmbeddedDutyWire(
    string DutyId, TaskType Type, DateTimeOffset AffectedUntil, EmbeddedExemption Exemption, int? GrantedMinutes)
{
    internal static EmbeddedDutyWire? Of(TaskView? task, string platformId) =>
        task?.Exemptions.FirstOrDefault(one => one.PlatformId == platformId) is { } asked
            ? new EmbeddedDutyWire(
                asked.DutyId, task.Type, asked.AskedAt.AddMinutes(asked.ExpectedMinutes) + ExemptionRules.OrdersMargin, StateOf(asked),
                asked.GrantedMinutes)
            : null;

    private static EmbeddedExemption StateOf(TaskExemption asked) => asked switch
    {
        { Status: ExemptionStatus.Granted } => EmbeddedExemption.Granted,
        { Status: ExemptionStatus.Refused } => EmbeddedExemption.Refused,
        { HeldMinutes: 0 } => EmbeddedExemption.PoolEmpty,
        { Status: ExemptionStatus.Silent } => EmbeddedExemption.Unanswered,
        _ => EmbeddedExemption.Waiting,
    };
}

/// <summary>What a platform says to being asked for time.</summary>
public enum EmbeddedExemption
{
    /// <summary>It is being asked.</summary>
    Waiting = 0,

    /// <summary>It forgives some minutes.</summary>
    Granted = 1,

    /// <summary>It forgives nothing.</summary>
    Refused = 2,

    /// <summary>Its time pool of this month is used up.</summary>
    PoolEmpty = 3,

    /// <summary>It has not answered in time, and still may.</summary>
    Unanswered = 4,
}

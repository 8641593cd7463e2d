using System.Collections.Immutable;
using RedStation.Contracts.Partners;
using RedStation.Contracts.Tasks;

namespace RedStation.Api.Sandbox;

/// <summary>How the platform of the demo behaves.</summary>
public enum SandboxMode
{
    /// <summary>It forgives what is held, after a few seconds.</summary>
    Normal = 0,

    /// <summary>It does so after three quarters of a minute: later than riders wait.</summary>
    Slow = 1,

    /// <summary>It takes nothing: what is told it meanwhile comes afterwards.</summary>
    Down = 2,

    /// <summary>It forgives nothing.</summary>
    Refuses = 3,

    /// <summary>It tries what it may not: more than is held, others' duties, no token.</summary>
    Forges = 4,
}

/// <summary>The platform of the demo as its page shows it.</summary>
/// <param name="PlatformId">Its id; null until it is registered.</param>
/// <param name="Name">What riders call it.</param>
/// <param name="Mode">How it behaves.</param>
/// <param name="TurnedAway">How many posts it did not take because it was down.</param>
/// <param name="Unbelieved">How many posts it did not believe.</param>
/// <param name="Pool">What is in its time pool; null until it has asked.</param>
/// <param name="Duties">The last duties that it was told of, the newest first; at most 100.</param>
public sealed record SandboxWire(
    string? PlatformId, string Name, SandboxMode Mode, int TurnedAway, int Unbelieved, TimePoolView? Pool, ImmutableArray<SandboxDutyWire> Duties);

/// <summary>What the platform of the demo knows of a duty.</summary>
/// <param name="DutyId">The duty.</param>
/// <param name="Rider">What it knows the rider by.</param>
/// <param name="TaskClass">The task's kind.</param>
/// <param name="Status">Where it stands, as it was told last.</param>
/// <param name="StartedAt">When the rider got the task.</param>
/// <param name="ReceivedAt">When it was first told.</param>
/// <param name="EndedAt">When it ended, or null.</param>
/// <param name="ExpectedMinutes">How many minutes it is asked for.</param>
/// <param name="HeldMinutes">How many its pool holds.</param>
/// <param name="OrdersAffectedUntil">Orders until then may be late.</param>
/// <param name="RecordIsGenuine">Whether the signed record is by a published key, for this platform, and says the same.</param>
/// <param name="Posts">How often it was posted to about it, repetitions included.</param>
/// <param name="GrantedMinutes">What it has forgiven, or null.</param>
/// <param name="Tried">What its answers came to, the first first: <c>granted</c>, or the code of the refusal.</param>
public sealed record SandboxDutyWire(
    string DutyId,
    string Rider,
    TaskType TaskClass,
    DutyStatus Status,
    DateTimeOffset StartedAt,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? EndedAt,
    int ExpectedMinutes,
    int HeldMinutes,
    DateTimeOffset OrdersAffectedUntil,
    bool RecordIsGenuine,
    int Posts,
    int? GrantedMinutes,
    ImmutableArray<string> Tried);

/// <summary>Changes how the platform of the demo behaves.</summary>
/// <param name="Mode">How.</param>
public sealed record SandboxModeRequest(SandboxMode? Mode);

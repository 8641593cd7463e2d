using System.Collections.Immutable;
using RedStation.Domain.Erasure;
using RedStation.Storage.Erasure;

namespace RedStation.Api.PersonalData;

/// <summary>A rider has themselves erased.</summary>
/// <param name="Confirmation">Their own name, typed: nobody does this by a slip of the finger.</param>
public sealed record EraseMyselfRequest(string? Confirmation);

/// <summary>What a rider would lose.</summary>
/// <param name="DisplayName">What is to be typed.</param>
/// <param name="Points">Points that could be spent.</param>
/// <param name="SocialMinutes">Certified social time, in minutes.</param>
/// <param name="TasksToVerify">Tasks whose work is submitted and not verified yet; their points would come to nobody.</param>
/// <param name="OpenReports">Reports that are not closed yet; they go on without the rider's words and pictures. 200 stands for more, too.</param>
/// <param name="Certificates">Certificates that are valid and would be revoked.</param>
/// <param name="Obstacles">What must be brought to an end first; empty when the rider may be erased now.</param>
public sealed record ErasureOutlookWire(
    string DisplayName,
    long Points,
    long SocialMinutes,
    int TasksToVerify,
    int OpenReports,
    int Certificates,
    ImmutableArray<ErasureObstacle> Obstacles);

/// <summary>How far an erasure is.</summary>
/// <param name="RiderId">The rider's id, which nobody has any more.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="RequestedBy">By which subject; <c>operator</c> for a command of the operator.</param>
/// <param name="ErasedAt">Since when the rider is nobody; null while it waits for a task to end.</param>
/// <param name="Completed">Whether it was looked for the last time what is left of them, a day later.</param>
public sealed record ErasureWire(string RiderId, DateTimeOffset RequestedAt, string RequestedBy, DateTimeOffset? ErasedAt, bool Completed)
{
    /// <summary>An erasure as clients see it.</summary>
    public static ErasureWire Of(RequestedErasure erasure) =>
        new(erasure.RiderId, erasure.RequestedAt, erasure.RequestedBy, erasure.ErasedAt, erasure is { ErasedAt: not null, NextAt: null });
}

using System.Collections.Immutable;
using RedStation.Contracts.Profiles;

namespace RedStation.Domain.Courses;

/// <summary>How far a rider is with a course.</summary>
public sealed record CourseProgress
{
    /// <summary>The course.</summary>
    public required string CourseId { get; init; }

    /// <summary>What it certifies for. Kept here, so that a certificate outlives its course.</summary>
    public required Skill Skill { get; init; }

    /// <summary>When the quiz was taken within the 24 hours before the last time, oldest first.</summary>
    public ImmutableArray<DateTimeOffset> Tries { get; init; } = [];

    /// <summary>When it was passed last; null while it has not been, or when an administrator has taken the skill away.</summary>
    public DateTimeOffset? PassedAt { get; init; }

    /// <summary>Until when the certificate is valid.</summary>
    public DateTimeOffset? ValidUntil { get; init; }
}

using RedStation.Contracts;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Districts;

namespace RedStation.Domain.Tasks;

/// <summary>
/// That a rider was on duty with a task: what an authority has given to whom, and when. For whoever must believe it without asking us: an employer,
/// an insurer, the police.
/// </summary>
/// <param name="Iss">The installation that says so.</param>
/// <param name="Sub">The rider.</param>
/// <param name="Name">The rider's name.</param>
/// <param name="Iat">When it was said, seconds since 1970.</param>
/// <param name="Task">The task.</param>
/// <param name="Authority">The district on whose behalf it is done.</param>
/// <param name="Times">What happened when; each in seconds since 1970, null for not yet.</param>
public sealed record DutyRecord(
    string Iss, string Sub, string? Name, long Iat, DutyTask Task, DutyAuthority Authority, DutyTimes Times)
{
    /// <summary>The record of a task's present rider, or null when nobody has accepted it.</summary>
    /// <param name="task">The task with all that is known of it.</param>
    /// <param name="authority">The district it lies in, or null when it is known no more.</param>
    /// <param name="issuer">The installation that says so.</param>
    /// <param name="now">The time.</param>
    public static DutyRecord? Of(TaskView task, District? authority, string issuer, DateTimeOffset now)
    {
        // Of those who had it, the last has it.
        var accepted = task.History.LastOrDefault(entry => entry.Event is TaskEvent.AcceptedByRider or TaskEvent.AssignedByHand);
        if (task.Assignee is not { } rider || accepted is null)
        {
            return null;
        }

        var since = task.History.SkipWhile(entry => entry != accepted).ToList();
        long? When(params ReadOnlySpan<TaskEvent> events)
        {
            foreach (var entry in since)
            {
                if (events.Contains(entry.Event))
                {
                    return entry.At.ToUnixTimeSeconds();
                }
            }

            return null;
        }

        return new DutyRecord(
            issuer, rider, task.AssigneeName, now.ToUnixTimeSeconds(),
            new DutyTask(
                task.Id, task.Type, task.Status, task.Position, task.Note, task.Minutes, task.Points, task.Deadline.ToUnixTimeSeconds(), task.CaseId,
                task.InsuranceCover, task.InsuranceCoverEn),
            new DutyAuthority(task.District, authority?.Name, authority?.NameEn),
            new DutyTimes(
                accepted.At.ToUnixTimeSeconds(), When(TaskEvent.Started), When(TaskEvent.Submitted),
                When(TaskEvent.Verified, TaskEvent.Rejected, TaskEvent.Cancelled)));
    }
}

/// <summary>The task of a duty record.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Status">Where it stood when the record was made.</param>
/// <param name="Position">Where it is, WGS-84.</param>
/// <param name="Note">What is to be done.</param>
/// <param name="Minutes">Usual minutes on site.</param>
/// <param name="Points">Points paid when it is verified.</param>
/// <param name="Deadline">By when it should be submitted, seconds since 1970.</param>
/// <param name="CaseId">The case that it was made from, or null.</param>
/// <param name="InsuranceCover">How its rider is insured, Chinese, as they could read before they accepted; null when nothing was said.</param>
/// <param name="InsuranceCoverEn">The same in English.</param>
public sealed record DutyTask(
    string Id,
    TaskType Type,
    GovernanceTaskStatus Status,
    GeoPoint Position,
    string Note,
    int Minutes,
    int Points,
    long Deadline,
    string? CaseId,
    string? InsuranceCover,
    string? InsuranceCoverEn);

/// <summary>The district on whose behalf a task is done.</summary>
/// <param name="Adcode">Its adcode.</param>
/// <param name="Name">Its Chinese name.</param>
/// <param name="NameEn">Its English name.</param>
public sealed record DutyAuthority(string Adcode, string? Name, string? NameEn);

/// <summary>When what happened with a task, in seconds since 1970.</summary>
/// <param name="Accepted">When its rider got it.</param>
/// <param name="Started">When they began.</param>
/// <param name="Submitted">When they sent the evidence.</param>
/// <param name="Ended">When it was verified, rejected or called off.</param>
public sealed record DutyTimes(long Accepted, long? Started, long? Submitted, long? Ended);

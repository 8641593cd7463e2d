using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>A governance task, 治理任务.</summary>
/// <param name="Id">The task's id.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Position">Where, WGS-84.</param>
/// <param name="District">The adcode it lies in.</param>
/// <param name="Note">What the dispatcher wrote.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Points">Points paid when it is verified.</param>
/// <param name="Minutes">Usual minutes on site, and the social time certified.</param>
/// <param name="Skills">Skills needed.</param>
/// <param name="Assignee">The rider who has it, or null.</param>
/// <param name="AssigneeName">That rider's name.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="Deadline">By when it should be submitted.</param>
/// <param name="Revision">Grows with every change; a smaller one than held is stale.</param>
/// <param name="Overdue">Whether somebody must hurry: the deadline has passed and the work is still to be done. False once it is submitted, or over.</param>
/// <param name="NeedsDispatcher">Whether the rings are exhausted and a dispatcher must choose.</param>
/// <param name="OpenOffers">Offers that wait for an answer.</param>
/// <param name="Ring">The radius being searched, in metres, or null.</param>
/// <param name="Evidence">What the rider submitted, or null.</param>
/// <param name="Actions">What the reader may do with it now; empty when nothing.</param>
/// <param name="History">Everything that happened, oldest first.</param>
public sealed record GovernanceTaskWire(
    string Id,
    TaskType Type,
    GeoPoint Position,
    string District,
    string Note,
    GovernanceTaskStatus Status,
    int Points,
    int Minutes,
    ImmutableArray<Skill> Skills,
    string? Assignee,
    string? AssigneeName,
    DateTimeOffset CreatedAt,
    DateTimeOffset Deadline,
    long Revision,
    bool Overdue,
    bool NeedsDispatcher,
    int OpenOffers,
    int? Ring,
    Evidence? Evidence,
    ImmutableArray<TaskAction> Actions,
    IReadOnlyList<TaskHistoryWire> History);

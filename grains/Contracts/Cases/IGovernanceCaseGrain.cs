using System.Collections.Immutable;
using Orleans.Concurrency;
using RedStation.Contracts.Tasks;

namespace RedStation.Contracts.Cases;

/// <summary>
/// A case of city governance, 案卷: from a report to 结案. A case needs none, one or several tasks; a task stays what a rider does. Key:
/// <see cref="GrainKeys.Case"/>. A case waits for no task and for no rider; it waits for another case only if that one was reported earlier.
/// </summary>
[Alias("governance-case")]
public interface IGovernanceCaseGrain : IGrainWithStringKey
{
    /// <summary>A rider reports it.</summary>
    [Alias("report")]
    Task<Answer<CaseView, CaseRefusal>> Report(ReportCase command);

    /// <summary>Takes a case of another system. Repeating it changes nothing; another content under its id is refused.</summary>
    [Alias("import")]
    Task<Answer<CaseView, CaseRefusal>> Import(ImportCase command);

    /// <summary>The case with all that is known of it, or null when there is none.</summary>
    [ReadOnly, Alias("get")]
    Task<CaseView?> Get();

    /// <summary>Somebody does something with it.</summary>
    [Alias("act")]
    Task<Answer<CaseView, CaseRefusal>> Act(CaseCommand command);

    /// <summary>
    /// What a command was answered before, or null when it is new; nothing is carried out. For whoever may no longer act on the case, because of
    /// this very command.
    /// </summary>
    [Alias("recall")]
    Task<Answer<CaseView, CaseRefusal>?> Recall(CaseCommand command);

    /// <summary>A later report is the same as this one. Repeating it changes nothing.</summary>
    [Alias("absorb")]
    Task<Answer<CaseView, CaseRefusal>> Absorb(AbsorbedCase later);

    /// <summary>That report was not the same after all. Repeating it changes nothing.</summary>
    [Alias("release")]
    Task Release(string laterCaseId, string by);

    /// <summary>
    /// Of a report that was merged into this one, or into one that was, another has been split again: whoever reported only that belongs to this case
    /// no more. Repeating it changes nothing.
    /// </summary>
    /// <param name="laterCaseId">The report that is merged into this one.</param>
    /// <param name="reporters">Who still belongs to that report.</param>
    /// <param name="splitCaseId">What was split.</param>
    /// <param name="by">Who split it.</param>
    [Alias("lessen")]
    Task Lessen(string laterCaseId, ImmutableArray<string> reporters, string splitCaseId, string by);

    /// <summary>A task that was made from this case is new or has changed. Repeating it changes nothing.</summary>
    [Alias("task-changed")]
    Task TaskChanged(TaskView task);

    /// <summary>
    /// Lets go of what a rider wrote, photographed and said who is erased, and has lists let go of it.
    /// Repeating it changes nothing.
    /// </summary>
    [Alias("erase-rider")]
    Task EraseRider(string riderId);

    /// <summary>Makes sure the case has done what is due.</summary>
    [Alias("wake")]
    Task Wake();
}

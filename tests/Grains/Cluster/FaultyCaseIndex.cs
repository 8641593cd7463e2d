using RedStation.Grains.Cases;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>A table of cases that fails as planned, under the name <c>index-</c> and the case's id.</summary>
public sealed class FaultyCaseIndex(ICaseIndex inner, WriteFaults faults) : ICaseIndex
{
    public Task Register(string caseId) => Write(caseId, () => inner.Register(caseId));

    public Task MakeDue(string caseId) => Write(caseId, () => inner.MakeDue(caseId));

    public Task Forget(string caseId) => inner.Forget(caseId);

    public Task Project(CaseRow row) => Write(row.View.Id, () => inner.Project(row));

    public Task Redact(CaseRow row) => Write(row.View.Id, () => inner.Redact(row));

    private Task<bool> Write(string caseId, Func<Task> write) => faults.Write("index-" + caseId, async () =>
    {
        await write();
        return true;
    });
}

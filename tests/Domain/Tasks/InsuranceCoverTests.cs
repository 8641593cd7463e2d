using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Tasks;

namespace RedStation.Tests.Domain.Tasks;

/// <summary>What a rider reads about insurance before accepting is what the duty record says afterwards, whatever becomes of the list.</summary>
public sealed class InsuranceCoverTests
{
    private static readonly DispatchOptions Options = new();

    [Fact]
    public void Cover_OfTheListAtOpening_IsInTheTask_TheOffer_AndTheDutyRecord()
    {
        var opened = DispatcherRules.Open("t", new TaskState(), SomeTasks.Open, SomeTasks.Price, Options, SomeTasks.Noon).State;
        var view = TaskViews.View("t", opened, Options);
        Assert.Equal(("意外险", "Accidents"), (view.InsuranceCover, view.InsuranceCoverEn));
        Assert.Equal("意外险", TaskViews.ForOffered(view).InsuranceCover);

        var accepted = view with
        {
            Assignee = "r",
            History = [.. view.History, new(GovernanceTaskStatus.Assigned, SomeTasks.Noon, "r", null, TaskEvent.AcceptedByRider)],
        };
        var record = DutyRecord.Of(accepted, null, "/redstation", SomeTasks.Noon)!;
        Assert.Equal(("意外险", "Accidents"), (record.Task.InsuranceCover, record.Task.InsuranceCoverEn));
    }

    [Fact]
    public void Cover_OfAListThatSaysNothing_IsNothing()
    {
        var silent = SomeTasks.Price with { Price = SomeTasks.Price.Price with { InsuranceCover = null, InsuranceCoverEn = null } };
        var view = TaskViews.View("t", DispatcherRules.Open("t", new(), SomeTasks.Open, silent, Options, SomeTasks.Noon).State, Options);
        Assert.Null(view.InsuranceCover);
    }
}

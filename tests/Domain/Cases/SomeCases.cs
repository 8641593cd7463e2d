using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Cases;

namespace RedStation.Tests.Domain.Cases;

/// <summary>Cases, classes and a calendar for tests.</summary>
public static class SomeCases
{
    public const string Reporter = "reporter";

    public const string District = "330106";

    /// <summary>Monday, ten in the morning in China.</summary>
    public static readonly DateTimeOffset MondayAtTen = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    /// <summary>Nine to twelve and one to five; China's holidays of October 2026 with its make-up days; no other year is known.</summary>
    public static readonly WorkCalendar Data = new()
    {
        Hours = [new(new(9, 0), new(12, 0)), new(new(13, 0), new(17, 0))],
        Years = [2026],
        Holidays = [.. Enumerable.Range(1, 7).Select(day => new DateOnly(2026, 10, day))],
        MakeUpDays = [new(2026, 9, 20), new(2026, 10, 10)],
        SpecialDays = [new(new(2026, 12, 31), [new(new(9, 0), new(12, 0))])],
    };

    public static readonly BusinessCalendar Working = new(Data);

    public static readonly CaseClassList Classes = new(
        [
            Class("c0101", new(4, DeadlineUnit.Hours), new(12, DeadlineUnit.Hours)),
            Class("e0101", new(2, DeadlineUnit.OfficeHours), new(8, DeadlineUnit.OfficeHours)),
            Class("e0102", new(1, DeadlineUnit.WorkingDays), new(3, DeadlineUnit.WorkingDays)),
        ],
        [new("not-found", "未发现", "Not found")]);

    public static CaseContext At(DateTimeOffset now) => new(Classes, Working, now);

    public static CaseState Reported(DateTimeOffset at, string classId = "e0101")
    {
        var report = new ReportCase("op", Reporter, classId, new GeoPoint(30.25, 120.15), District, "井盖坏了", at);
        return ReportRules.Report("case", new CaseState(), report, At(at)).State;
    }

    public static CaseCommand Command(
        CaseAction action, string by = "dispatcher", DateTimeOffset? now = null, CaseState? state = null) =>
        new(Guid.NewGuid().ToString("N"), by, action, "备注")
        {
            Reason = action == CaseAction.Refuse ? "not-found" : null,
            Unit = action == CaseAction.Dispatch ? "市政养护所" : null,
            // Never the one that has it.
            District = action == CaseAction.HandOver ? Guid.NewGuid().ToString("N")[..6] : null,
            ReviewAt = action == CaseAction.Suspend ? (now ?? MondayAtTen).AddDays(10) : null,
            Extension = action == CaseAction.Extend ? 1 : null,
            CaseId = action == CaseAction.Merge ? "earlier" : null,
            CaseReportedAt = action == CaseAction.Merge ? DateTimeOffset.UnixEpoch : null,
            PhotoId = action switch
            {
                CaseAction.Attach => Guid.NewGuid().ToString("N"),
                CaseAction.ReleasePhoto or CaseAction.WithdrawPhoto =>
                    state?.Photos.FirstOrDefault(photo => photo.Released == (action == CaseAction.WithdrawPhoto))?.Id,
                _ => null,
            },
        };

    /// <summary>The case after a command that must be granted.</summary>
    public static CaseState After(this CaseState state, CaseAction action, DateTimeOffset now, string by = "dispatcher")
    {
        var decision = CaseRules.Act("case", state, Command(action, by, now), At(now));
        Assert.Null(decision.Answer?.Refusal);
        return decision.State.Pending is null ? decision.State : MergeRules.Complete("case", decision.State, null, At(now)).State;
    }

    /// <summary>Why a command is refused.</summary>
    public static CaseRefusal? Refusal(this CaseState state, CaseCommand command, DateTimeOffset now) =>
        CaseRules.Act("case", state, command, At(now)).Answer?.Refusal;

    public static TaskView Task(string id, GovernanceTaskStatus status, string? rider = null) => new()
    {
        Id = id,
        Type = TaskType.HazardCheck,
        Position = default,
        District = District,
        Note = "",
        Status = status,
        Points = 1,
        Minutes = 1,
        Skills = [],
        CreatedAt = MondayAtTen,
        Deadline = MondayAtTen,
        Revision = 1,
        Assignee = rider,
        History = [],
    };

    private static CaseClass Class(string id, CaseLimit answer, CaseLimit closing) => new()
    {
        Id = id,
        Category = "大类",
        CategoryEn = "Category",
        Name = "小类",
        NameEn = "Class",
        Answer = answer,
        Closing = closing,
    };
}

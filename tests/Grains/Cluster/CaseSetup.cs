using RedStation.Contracts;
using RedStation.Contracts.Cases;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>Cases of a test silo.</summary>
public static class CaseSetup
{
    /// <summary>Litter: two hours of office to answer, four to close.</summary>
    public const string Litter = "e0101";

    /// <summary>A manhole cover: one hour to answer, twelve to close, round the clock.</summary>
    public const string Manhole = "c0101";

    public static IGovernanceCaseGrain CaseOf(this SiloFixture silo, string id) => silo.Grains.GovernanceCase(id);

    /// <summary>A case that has been reported by a rider of that name.</summary>
    public static async Task<IGovernanceCaseGrain> Reported(
        this SiloFixture silo, string id, string rider = "reporter", string classId = Litter, GeoPoint? place = null)
    {
        await silo.Registered(rider);
        var grain = silo.CaseOf(id);
        Assert.NotNull((await grain.Report(ReportOf(rider, classId, place))).Value);
        return grain;
    }

    public static ReportCase ReportOf(string rider, string classId = Litter, GeoPoint? place = null) =>
        new(StationSetup.NewOperation(), rider, classId, place ?? new GeoPoint(30.25, 120.15), "330106", "垃圾堆在路边", null);

    public static CaseCommand Command(CaseAction action, string by = "dispatcher") => new(StationSetup.NewOperation(), by, action, "备注")
    {
        Unit = action == CaseAction.Dispatch ? "环卫所" : null,
        Reason = action == CaseAction.Refuse ? "not-found" : null,
    };

    /// <summary>Does what must be granted.</summary>
    public static async Task<CaseView> Does(this IGovernanceCaseGrain grain, CaseAction action, string by = "dispatcher")
    {
        var answer = await grain.Act(Command(action, by));
        Assert.Null(answer.Refusal);
        return answer.Value!;
    }

    /// <summary>A case that a unit has.</summary>
    public static async Task<IGovernanceCaseGrain> Dispatched(this SiloFixture silo, string id, string rider = "reporter", string classId = Litter)
    {
        var grain = await silo.Reported(id, rider, classId);
        await grain.Does(CaseAction.Open);
        await grain.Does(CaseAction.Dispatch);
        return grain;
    }

    /// <summary>The command that merges a case into an earlier one.</summary>
    public static CaseCommand Into(CaseView earlier, string by = "dispatcher") =>
        Command(CaseAction.Merge, by) with { CaseId = earlier.Id, CaseReportedAt = earlier.ReportedAt };
}

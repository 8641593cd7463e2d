namespace RedStation.Contracts.Tasks;

/// <summary>The kinds of governance task in the price list, 治理定价目录.</summary>
[Alias("task-type")]
public enum TaskType
{
    /// <summary>随手拍, snap and report.</summary>
    SnapReport = 0,

    /// <summary>隐患排查, a hazard check.</summary>
    HazardCheck = 1,

    /// <summary>矛盾调解, mediation.</summary>
    Mediation = 2,

    /// <summary>急救响应, a first-aid call.</summary>
    FirstAid = 3,

    /// <summary>巡逻, a patrol.</summary>
    Patrol = 4,
}

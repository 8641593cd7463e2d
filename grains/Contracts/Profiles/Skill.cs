namespace RedStation.Contracts.Profiles;

/// <summary>What a rider is certified to do.</summary>
[Alias("skill")]
public enum Skill
{
    /// <summary>Mediation of disputes.</summary>
    Mediation = 0,

    /// <summary>First aid.</summary>
    FirstAid = 1,
}

namespace RedStation.Contracts.Hardship;

/// <summary>Hardship grants of a district, one decision at a time. Key: <see cref="GrainKeys.Hardship"/>.</summary>
[Alias("hardship")]
public interface IHardshipGrain : IGrainWithStringKey
{
    /// <summary>Proposes a grant; its points go on hold in the district's budget.</summary>
    [Alias("propose")]
    Task<Answer<HardshipGrant, HardshipRefusal>> Propose(ProposeHardshipGrant command);

    /// <summary>Approves a grant, by another person than the one who proposed it, or refuses it.</summary>
    [Alias("decide")]
    Task<Answer<HardshipGrant, HardshipRefusal>> Decide(DecideHardshipGrant command);

    /// <summary>Puts points into the budget.</summary>
    [Alias("top-up")]
    Task<Answer<HardshipBudget, HardshipRefusal>> TopUp(TopUpHardshipBudget command);
}

using RedStation.Domain.Cases;

namespace RedStation.Grains.Cases;

/// <summary>The classes and calendars in force, as this process knows them: what another process published is known here within seconds.</summary>
public interface ICaseRules
{
    /// <summary>What is known. It is in memory, and looked for again after some seconds.</summary>
    ValueTask<CaseRuleSet> Current();

    /// <summary>Looks now. For who has just published, and who must not miss what was.</summary>
    Task<CaseRuleSet> Look();
}

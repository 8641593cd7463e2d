using System.Collections.Immutable;
using RedStation.Contracts.Profiles;

namespace RedStation.Domain.Dispatch;

/// <summary>Skills as bits, so that thousands of riders can be looked through.</summary>
internal static class SkillSet
{
    /// <summary>The bits of skills.</summary>
    public static uint Of(ImmutableArray<Skill> skills)
    {
        var set = 0u;
        foreach (var skill in skills)
        {
            set |= 1u << (int)skill;
        }

        return set;
    }

    /// <summary>The skills of bits, in the order of their values.</summary>
    public static ImmutableArray<Skill> Skills(uint set) =>
        set == 0 ? [] : [.. Enum.GetValues<Skill>().Where(skill => (set & (1u << (int)skill)) != 0)];
}

using System.Text.RegularExpressions;
using RedStation.Contracts;
using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>What a list of classes that an administrator publishes must keep to.</summary>
public static partial class ClassRules
{
    private const int LongestLimit = 1_000;

    /// <summary>Which field breaks which rule; null when none does.</summary>
    public static (string Field, string Rule)? WhyNot(CaseClassList list)
    {
        if (list.Classes.Length is < 1 or > Limits.CaseClasses)
        {
            return ("classes", $"1 to {Limits.CaseClasses}");
        }

        if (list.Reasons.Length is < 1 or > Limits.CaseReasons)
        {
            return ("reasons", $"1 to {Limits.CaseReasons}");
        }

        for (var at = 0; at < list.Classes.Length; at++)
        {
            if (WhyNot(list.Classes[at]) is { } fault)
            {
                return ($"classes[{at}].{fault.Field}", fault.Rule);
            }
        }

        return list.Classes.DistinctBy(one => one.Id).Count() != list.Classes.Length ? ("classes", "each id once")
            : list.Reasons.DistinctBy(one => one.Code).Count() != list.Reasons.Length ? ("reasons", "each code once")
            : list.Reasons.Any(reason => !ReasonCode().IsMatch(reason.Code)) ? ("reasons", "codes of 1 to 40 of a-z 0-9 -")
            : null;
    }

    /// <summary>
    /// The class of what fits nowhere: by the scheme of class ids the last one of a group is "other", and the last of all is for the rest. Null
    /// where a list has none.
    /// </summary>
    public static CaseClass? Other(CaseClassList list) => list.Classes.LastOrDefault(one => one.Id.EndsWith("99", StringComparison.Ordinal));

    private static (string Field, string Rule)? WhyNot(CaseClass one) =>
        !ClassId().IsMatch(one.Id) ? ("id", "c or e and four digits")
        : one.Answer.Amount is < 1 or > LongestLimit ? ("answer", "1 to 1000")
        : one.Closing.Amount is < 1 or > LongestLimit ? ("closing", "1 to 1000")
        : one.RadiusM is < 10 or > 5_000 ? ("radiusM", "10 to 5000")
        : CaseAttributeRules.WhyNot(one.Attributes ?? []);

    [GeneratedRegex("^[ce][0-9]{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex ClassId();

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex ReasonCode();
}

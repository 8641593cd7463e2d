using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Text;

namespace RedStation.Domain.Cases;

/// <summary>What a class may ask, and what is an answer to it.</summary>
public static partial class CaseAttributeRules
{
    /// <summary>Which field of a class breaks which rule; null when none does.</summary>
    public static (string Field, string Rule)? WhyNot(ImmutableArray<CaseAttribute> asked) =>
        asked.Length > Limits.CaseAttributes ? ("attributes", $"at most {Limits.CaseAttributes}")
        : asked.Any(one => !Code().IsMatch(one.Code)) ? ("attributes", "codes of 1 to 40 of A-Z a-z 0-9 _ -")
        : asked.DistinctBy(one => one.Code).Count() != asked.Length ? ("attributes", "each code once")
        : asked.Any(one => one.Values.IsEmpty == IsChoice(one.Type) || one.Values.Length > Limits.CaseAttributes)
            ? ("attributes", $"1 to {Limits.CaseAttributes} values to choose from, and none otherwise")
        : asked.Any(one => one.Values.Any(value => !Code().IsMatch(value.Key))) ? ("attributes", "keys of 1 to 40 of A-Z a-z 0-9 _ -")
        : asked.Any(one => one.Values.DistinctBy(value => value.Key).Count() != one.Values.Length) ? ("attributes", "each key once")
        : null;

    /// <summary>Which answer breaks which rule; null when none does.</summary>
    /// <param name="asked">What the class asks.</param>
    /// <param name="answers">What was answered; each code once.</param>
    public static (string Code, string Rule)? WhyNotAnswered(ImmutableArray<CaseAttribute> asked, ImmutableArray<CaseAnswer> answers)
    {
        foreach (var answer in answers)
        {
            var rule = asked.FirstOrDefault(one => one.Code == answer.Code) is { } attribute ? WhyNot(attribute, answer) : "none of the class's";
            if (rule is not null)
            {
                return (answer.Code, rule);
            }
        }

        return asked.FirstOrDefault(one => one.Required && answers.All(answer => answer.Code != one.Code)) is { } missing
            ? (missing.Code, "required")
            : null;
    }

    private static string? WhyNot(CaseAttribute attribute, CaseAnswer answer) =>
        attribute.Type != CaseAttributeType.SomeOf && answer.Values.Length != 1 ? "one value"
        : answer.Values.Distinct().Count() != answer.Values.Length ? "each value once"
        : answer.Values.All(value => IsAnswer(attribute, value)) ? null
        : attribute.Type switch
        {
            CaseAttributeType.Number => "a decimal number",
            CaseAttributeType.Time => "a time with its zone, such as 2026-11-30T08:00:00+08:00",
            CaseAttributeType.OneOf or CaseAttributeType.SomeOf => "of " + string.Join(", ", attribute.Values.Select(value => value.Key)),
            _ => $"1 to {Limits.Note} characters",
        };

    private static bool IsAnswer(CaseAttribute attribute, string value) => attribute.Type switch
    {
        CaseAttributeType.Number => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        CaseAttributeType.Time => W3CTime.TryRead(value, out _),
        CaseAttributeType.OneOf or CaseAttributeType.SomeOf => attribute.Values.Any(one => one.Key == value),
        _ => PersonText.IsReadable(value) && PersonText.Lines(value).Length > 0 && PersonText.Fits(PersonText.Lines(value), Limits.Note),
    };

    private static bool IsChoice(CaseAttributeType type) => type is CaseAttributeType.OneOf or CaseAttributeType.SomeOf;

    [GeneratedRegex("^[A-Za-z0-9_-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}

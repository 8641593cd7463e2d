using System.Collections.Immutable;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;

namespace RedStation.Api.Cases;

/// <summary>Reads lists of classes and calendars that an administrator sends.</summary>
internal static class CaseRuleInputs
{
    private const int StandardRadiusM = 250;

    /// <summary>A list of classes, or null with what is wrong noted.</summary>
    public static CaseClassList? Classes(this Checker checker, PublishCaseClassesRequest request)
    {
        var classes = ImmutableArray.CreateBuilder<CaseClass>();
        foreach (var (at, input) in (request.Classes ?? []).Take(Limits.CaseClasses + 1).Index())
        {
            classes.Add(checker.Class(input, $"classes[{at}]"));
        }

        var reasons = ImmutableArray.CreateBuilder<CaseReason>();
        foreach (var (at, input) in (request.Reasons ?? []).Take(Limits.CaseReasons + 1).Index())
        {
            reasons.Add(new CaseReason(
                checker.Line(input?.Code, $"reasons[{at}].code", Limits.EntityId),
                checker.Line(input?.Text, $"reasons[{at}].text", Limits.Description),
                checker.Line(input?.TextEn, $"reasons[{at}].textEn", Limits.Description)));
        }

        var list = new CaseClassList(classes.ToImmutable(), reasons.ToImmutable());
        return checker.Holds(() => ClassRules.WhyNot(list)) ? list : null;
    }

    /// <summary>A calendar, or null with what is wrong noted.</summary>
    public static WorkCalendar? Calendar(this Checker checker, PublishWorkCalendarRequest request)
    {
        var calendar = new WorkCalendar
        {
            Hours = checker.Hours(request.Hours, "hours"),
            Years = [.. (request.Years ?? []).Take(Limits.CalendarDays)],
            Holidays = [.. (request.Holidays ?? []).Take(Limits.CalendarDays + 1)],
            MakeUpDays = [.. (request.MakeUpDays ?? []).Take(Limits.CalendarDays + 1)],
            SpecialDays =
            [
                .. (request.SpecialDays ?? []).Take(Limits.CalendarDays + 1).Index().Select(one =>
                {
                    checker.Require(one.Item is { Day: not null }, $"specialDays[{one.Index}].day", "a day");
                    return new SpecialDay(one.Item?.Day ?? default, checker.Hours(one.Item?.Hours, $"specialDays[{one.Index}].hours"));
                }),
            ],
        };
        return checker.Holds(() => CalendarRules.WhyNot(calendar)) ? calendar : null;
    }

    private static CaseClass Class(this Checker checker, CaseClassInput? input, string field) => new()
    {
        Id = checker.Line(input?.Id, field + ".id", Limits.EntityId),
        Category = checker.Line(input?.Category, field + ".category", Limits.Name),
        CategoryEn = checker.Line(input?.CategoryEn, field + ".categoryEn", Limits.Name),
        Name = checker.Line(input?.Name, field + ".name", Limits.Name),
        NameEn = checker.Line(input?.NameEn, field + ".nameEn", Limits.Name),
        Answer = checker.Limit(input?.Answer, field + ".answer"),
        Closing = checker.Limit(input?.Closing, field + ".closing"),
        Urgent = input?.Urgent ?? false,
        RadiusM = input?.RadiusM ?? StandardRadiusM,
        Attributes = input?.Attributes is not { Count: > 0 } asked ? null
            : [.. asked.Take(Limits.CaseAttributes + 1).Select((one, at) => checker.Attribute(one, $"{field}.attributes[{at}]"))],
    };

    private static CaseAttribute Attribute(this Checker checker, CaseAttributeInput? input, string field) => new()
    {
        Code = checker.Line(input?.Code, field + ".code", Limits.EntityId),
        Type = checker.Required(input?.Type, field + ".type"),
        Required = input?.Required ?? false,
        Question = checker.Line(input?.Question, field + ".question", Limits.Description),
        QuestionEn = checker.Line(input?.QuestionEn, field + ".questionEn", Limits.Description),
        Values =
        [
            .. (input?.Values ?? []).Take(Limits.CaseAttributes + 1).Select((value, at) => new CaseAttributeValue(
                checker.Line(value?.Key, $"{field}.values[{at}].key", Limits.EntityId),
                checker.Line(value?.Name, $"{field}.values[{at}].name", Limits.Name),
                checker.Line(value?.NameEn, $"{field}.values[{at}].nameEn", Limits.Name))),
        ],
    };

    private static CaseLimit Limit(this Checker checker, CaseLimitInput? input, string field)
    {
        checker.Require(input is { Amount: not null, Unit: not null }, field, "an amount and a unit");
        return new CaseLimit(input?.Amount ?? 0, input?.Unit ?? default);
    }

    private static ImmutableArray<OfficeHours> Hours(this Checker checker, IReadOnlyList<OfficeHoursInput?>? input, string field)
    {
        var hours = (input ?? []).Take(7).ToList();
        checker.Require(hours.All(time => time is { From: not null, To: not null }), field, "times with a beginning and an end");
        return [.. hours.Select(time => new OfficeHours(time?.From ?? default, time?.To ?? default))];
    }

    private static bool Holds(this Checker checker, Func<(string Field, string Rule)?> whyNot)
    {
        if (!checker.Failed && whyNot() is { } fault)
        {
            checker.Require(false, fault.Field, fault.Rule);
        }

        return !checker.Failed;
    }
}

using RedStation.Api.Http.Json;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Tasks;

namespace RedStation.Api.Pricing;

/// <summary>Entries of the lists as they are sent, read.</summary>
internal static class PriceInputs
{
    private const int MostSkills = 8;
    private const int LeastHold = 15;

    /// <summary>A line of the prices of tasks; null when it is of no kind of task.</summary>
    public static TaskPrice? Read(Checker checker, TaskPriceInput input, string field)
    {
        var known = WireNames.TryRead<TaskType>(input.Type, out var type);
        checker.Refuse(known ? null : PriceListRefusal.UnknownTaskType, field + ".type", PriceListProblems.Rule(PriceListRefusal.UnknownTaskType));
        var cover = checker.OptionalLine(input.InsuranceCover, field + ".insuranceCover", Limits.InsuranceCover);
        var coverEn = checker.OptionalLine(input.InsuranceCoverEn, field + ".insuranceCoverEn", Limits.InsuranceCover);
        // What one reads before accepting is there for everybody, or for nobody.
        checker.Require(cover is null || coverEn is not null, field + ".insuranceCoverEn", "English as well");
        checker.Require(coverEn is null || cover is not null, field + ".insuranceCover", "Chinese as well");
        var price = new TaskPrice(
            type,
            checker.Line(input.Name, field + ".name", Limits.Name),
            checker.Line(input.NameEn, field + ".nameEn", Limits.Name),
            checker.Amount(input.Points, field + ".points", Limits.TaskPoints),
            checker.Amount(input.Minutes, field + ".minutes", Limits.TaskMinutes),
            [.. checker.Set(input.Skills, field + ".skills", MostSkills).Order()])
        {
            InsuranceCover = cover,
            InsuranceCoverEn = coverEn,
        };
        return known ? price : null;
    }

    /// <summary>A line of the rules; null when it is of no rule.</summary>
    public static DistrictRule? Read(Checker checker, DistrictRuleInput input, string field)
    {
        var known = WireNames.TryRead<DistrictRuleKind>(input.Rule, out var kind);
        checker.Refuse(known ? null : PriceListRefusal.UnknownRule, field + ".rule", PriceListProblems.Rule(PriceListRefusal.UnknownRule));
        var most = kind switch
        {
            DistrictRuleKind.MonthlyPointsCeiling => Limits.MonthlyPoints,
            DistrictRuleKind.PublicReportsPerHour => Limits.PublicReportsPerHour,
            DistrictRuleKind.PublicReportsPerSenderHour => Limits.PublicReportsPerSenderHour,
            _ => Limits.PointsValidMonths,
        };
        int? value = input.Value is null ? null : checker.Amount(input.Value, field + ".value", most);
        return known ? new DistrictRule(kind, value) : null;
    }

    /// <summary>A line of the services for points.</summary>
    public static ServicePrice Read(Checker checker, ServicePriceInput input, string field)
    {
        var delivery = checker.Required(input.Delivery, field + ".delivery");
        var byAppointment = delivery == ServiceDelivery.Appointment;
        checker.Require(EntityIds.IsId(input.Provider), field + ".provider", "1 to 64 of A-Z a-z 0-9 . _ -");
        checker.Require(byAppointment || input.CancelMinutes is null, field + ".cancelMinutes", "null when things are handed over");
        return new ServicePrice
        {
            Id = checker.Key(input.Id, field + ".id"),
            Need = checker.Key(input.Need, field + ".need"),
            NeedName = checker.Line(input.NeedName, field + ".needName", Limits.Name),
            NeedNameEn = checker.Line(input.NeedNameEn, field + ".needNameEn", Limits.Name),
            Name = checker.Line(input.Name, field + ".name", Limits.Name),
            NameEn = checker.Line(input.NameEn, field + ".nameEn", Limits.Name),
            Description = checker.Text(input.Description, field + ".description", Limits.Description),
            DescriptionEn = checker.Text(input.DescriptionEn, field + ".descriptionEn", Limits.Description),
            Points = checker.Amount(input.Points, field + ".points", Limits.ServicePoints),
            Delivery = delivery,
            LeastTier = input.LeastTier ?? RiderTier.Newcomer,
            Skill = input.Skill,
            OncePerYear = input.OncePerYear ?? false,
            Provider = input.Provider ?? "",
            HoldMinutes = checker.Minutes(input.HoldMinutes, field + ".holdMinutes", LeastHold, Limits.HoldMinutes),
            CancelMinutes = byAppointment ? checker.Minutes(input.CancelMinutes, field + ".cancelMinutes", 0, Limits.CancelMinutes) : null,
        };
    }
}

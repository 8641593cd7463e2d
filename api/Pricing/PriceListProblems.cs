using RedStation.Api.Http.Json;
using RedStation.Api.Http.Problems;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Pricing;

namespace RedStation.Api.Pricing;

/// <summary>Refusals of price lists as answers.</summary>
internal static class PriceListProblems
{
    /// <summary>The codes of drafts that break a rule, all of status 400.</summary>
    public static string[] OfDrafts<TEntry>()
        where TEntry : IPriceEntry =>
    [
        .. Enum.GetValues<PriceListRefusal>()
            .Where(refusal => refusal switch
            {
                PriceListRefusal.OutdatedVersion or PriceListRefusal.PriceVersionNotFound => false,
                PriceListRefusal.UnknownTaskType or PriceListRefusal.TaskTypeMissing => typeof(TEntry) == typeof(TaskPrice),
                PriceListRefusal.UnknownRule => typeof(TEntry) == typeof(DistrictRule),
                _ => true,
            })
            .Select(RefusalCodes.Of),
    ];

    /// <summary>404 for a version that nobody has published.</summary>
    public static IResult NotFound => Problem.Of(StatusCodes.Status404NotFound, RefusalCodes.Of(PriceListRefusal.PriceVersionNotFound));

    /// <summary>A refusal as an answer.</summary>
    public static IResult Of(PriceListFault fault) => Problem.Of(
        fault.Refusal == PriceListRefusal.OutdatedVersion ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest,
        RefusalCodes.Of(fault.Refusal),
        [new FieldError(fault.Field, Rule(fault.Refusal), RefusalCodes.Of(fault.Refusal))]);

    /// <summary>The rule that was broken, in a few words of English.</summary>
    public static string Rule(PriceListRefusal refusal) => refusal switch
    {
        PriceListRefusal.UnknownTaskType => WireNames.Rule<TaskType>(),
        PriceListRefusal.UnknownRule => WireNames.Rule<DistrictRuleKind>(),
        PriceListRefusal.TaskTypeMissing => "every kind of task, in the list of the whole city",
        PriceListRefusal.DuplicateEntry => "each kind of task, each id or each rule once",
        PriceListRefusal.ValidityReversed => "not before from",
        PriceListRefusal.ValidityInPast => "today in China, or later",
        PriceListRefusal.ValidityTooFar => "at most two years ahead",
        PriceListRefusal.OutdatedVersion => "the number of the latest version of the scope",
        _ => "as the list allows",
    };
}

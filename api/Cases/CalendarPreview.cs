using RedStation.Api.Http.Problems;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Storage.Cases;
using RedStation.Storage.Queries;

namespace RedStation.Api.Cases;

/// <summary>Says what publishing a calendar would do; changes nothing.</summary>
internal sealed class CalendarPreview(CaseRuleCache rules, CaseQueries cases)
{
    private const int AtOnce = 1_000;

    /// <summary>What a sound calendar would do as the next version of its scope.</summary>
    /// <param name="district">The adcode whose own it would become; null for the whole city's.</param>
    /// <param name="basedOn">The number of the version before.</param>
    /// <param name="calendar">The calendar.</param>
    public async Task<IResult> Of(string? district, int basedOn, WorkCalendar calendar)
    {
        var inForce = await rules.Look();
        var (own, number, _) = inForce.CalendarOf(district);
        var latest = own == district ? number : 0;
        if (latest != basedOn)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "outdated_version");
        }

        var (counting, effect) = (new BusinessCalendar(calendar), CalendarEffect.None);
        string? after = null;
        do
        {
            var page = await cases.Inbox(district is null ? null : [district], new CaseFilter(CaseLifecycle.OpenStatuses), after, AtOnce);
            // A district with a calendar of its own does not go by the city's.
            effect = page.Items.Where(one => district is not null || inForce.CalendarOf(one.District).District is null)
                .Aggregate(effect, (sum, one) => sum.And(one, counting));
            after = page.Next;
        }
        while (after is not null);
        return Results.Json(new WorkCalendarPreviewWire(
            latest + 1, effect.OpenCases, effect.Moved, effect.ProvisionalBefore, effect.ProvisionalAfter));
    }
}

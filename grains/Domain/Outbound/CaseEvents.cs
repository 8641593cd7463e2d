using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;

namespace RedStation.Domain.Outbound;

/// <summary>
/// A case's history as events: each line is one, and its place in the history is its ordinal. So none can be told that was not stored, and which are
/// still to be told follows from what is stored. Nobody is named: <c>by</c> says whether it was a person, an office or the clock.
/// </summary>
public static class CaseEvents
{
    private const string TypePrefix = "cn.redstation.case.";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly ImmutableHashSet<CaseEvent> OfPeople = [CaseEvent.Reported, CaseEvent.Joined, CaseEvent.Reopened];

    /// <summary>The types of all events of cases.</summary>
    public static ImmutableArray<string> Types { get; } = [.. Enum.GetValues<CaseEvent>().Select(TypeOf)];

    /// <summary>The type of what happened in a line of history.</summary>
    public static string TypeOf(CaseEvent happened) => TypePrefix + JsonNamingPolicy.CamelCase.ConvertName(happened.ToString());

    /// <summary>The events of a case from a line of its history on.</summary>
    /// <param name="view">The case with all that is known of it.</param>
    /// <param name="known">How many lines are left out at the beginning, ≥ 0.</param>
    public static IEnumerable<OutboundEvent> After(CaseView view, long known)
    {
        var (district, terms, unit, answered) = ("", view.Terms, (string?)null, false);
        for (var line = 0; line < view.History.Length; line++)
        {
            var entry = view.History[line];
            var left = line > 0 && entry.District is not null && entry.District != district ? district : null;
            (district, terms, unit) = (entry.District ?? district, entry.Terms ?? terms, entry.Unit ?? unit);
            // It has its number from the moment on at which it is answered.
            answered |= !CaseLifecycle.IsUnanswered(entry.Status);
            if (line >= known)
            {
                yield return new OutboundEvent(
                    $"{view.Id}-{line + 1}", TypeOf(entry.Event), view.Id, line + 1, district, left, entry.At,
                    JsonSerializer.Serialize(new Data(view, entry, district, terms, unit, answered ? view.Number : null), Json));
            }
        }
    }

    private static string Who(CaseView view, CaseHistoryEntry entry) => entry.By == CaseSteps.System ? CaseSteps.System
        : OfPeople.Contains(entry.Event) || view.Reporters.Contains(entry.By) ? CaseViews.Person
        : CaseViews.Office;

    /// <summary>What is said of one line: the case as it was after it.</summary>
    private sealed record Data(
        string CaseId,
        string? Number,
        CaseEvent Event,
        CaseStatus Status,
        DateTime At,
        string By,
        string District,
        string ClassId,
        bool Urgent,
        GeoPoint Position,
        string Description,
        DateTime ReportedAt,
        DateTime ObservedAt,
        string? Unit,
        string? Note,
        string? Reason,
        string? RelatedCaseId,
        string? TaskId,
        int? Extension,
        DateTime? ReviewAt,
        CaseEscalation? Escalation)
    {
        public Data(CaseView view, CaseHistoryEntry entry, string district, CaseTerms terms, string? unit, string? number)
            : this(
                view.Id, number, entry.Event, entry.Status, entry.At.UtcDateTime, Who(view, entry), district, terms.ClassId, terms.Urgent,
                view.Position, view.Note, view.ReportedAt.UtcDateTime, view.ObservedAt.UtcDateTime, unit, entry.Note, entry.Reason,
                entry.CaseId, entry.TaskId, entry.Extension, entry.ReviewAt?.UtcDateTime, entry.Escalation)
        {
        }
    }
}

using System.Text.Json.Nodes;
using RedStation.Api.Http.Json;
using RedStation.Contracts.Cases;
using RedStation.Domain;
using RedStation.Domain.Cases;

namespace RedStation.Api.Open311;

/// <summary>A case as a service request of GeoReport.</summary>
internal static class Open311Request
{
    /// <summary>The case.</summary>
    /// <param name="one">What anybody may read of it.</param>
    /// <param name="rules">The classes and reasons of its district.</param>
    /// <param name="extended">Whether to add what GeoReport does not know.</param>
    /// <param name="site">The address of this site.</param>
    public static JsonObject Of(PublicCase one, CaseRuleSet rules, bool extended, string site)
    {
        var list = rules.ClassesOf(one.District).List;
        var request = new JsonObject
        {
            ["service_request_id"] = one.Id,
            ["status"] = CaseLifecycle.IsOver(one.Status) ? "closed" : "open",
            ["status_notes"] = StatusNotes(one, list),
            ["service_name"] = list.Classes.FirstOrDefault(found => found.Id == one.ClassId) is { } known ? Open311Services.Name(known) : null,
            ["service_code"] = one.ClassId,
            ["description"] = one.Description,
            ["agency_responsible"] = one.Unit,
            ["service_notice"] = null,
            ["requested_datetime"] = W3CTime.Write(one.ReportedAt),
            ["updated_datetime"] = W3CTime.Write(one.ChangedAt),
            ["expected_datetime"] = Time(one.ExpectedAt),
            ["address"] = null,
            ["address_id"] = null,
            ["zipcode"] = null,
            ["lat"] = one.Position.Lat,
            ["long"] = one.Position.Lon,
            ["media_url"] = one.PhotoId is { } photo ? $"{site}/api/v1/photos/{photo}" : null,
        };
        if (extended)
        {
            request["extended_attributes"] = Extended(one);
        }

        return request;
    }

    private static JsonObject Extended(PublicCase one) => new()
    {
        ["case_number"] = one.Number,
        ["case_status"] = WireNames.Of(one.Status),
        ["jurisdiction_id"] = one.District,
        ["answered_datetime"] = Time(one.AnsweredAt),
        ["closed_datetime"] = Time(one.ClosedAt),
        ["duplicate_of"] = one.MergedInto,
        ["report_count"] = one.ReporterCount,
        ["rework_count"] = one.Reworks,
        ["reopened_count"] = one.Reopenings,
    };

    private static string StatusNotes(PublicCase one, CaseClassList list) => one.Status switch
    {
        CaseStatus.Refused when list.Reasons.FirstOrDefault(reason => reason.Code == one.Reason) is { } reason =>
            Open311Texts.IsEnglish ? reason.TextEn : reason.Text,
        CaseStatus.Merged => Open311Texts.Of("status_merged_into").Replace("{0}", one.MergedInto, StringComparison.Ordinal),
        var status => Open311Texts.Of("status_" + WireNames.Of(status)),
    };

    private static string? Time(DateTimeOffset? time) => time is { } at ? W3CTime.Write(at) : null;
}

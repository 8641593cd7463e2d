using System.Globalization;
using System.Text.Json.Nodes;
using RedStation.Api.Accounts;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Domain.Districts;
using RedStation.Domain.Text;
using RedStation.Storage.Cases;

namespace RedStation.Api.Open311;

/// <summary>
/// <c>POST /requests</c>: an organisation reports a case. Who told the organisation (name, phone, e-mail, device) is not read, and a picture's
/// address is not fetched: neither is needed here.
/// </summary>
internal sealed class Open311Reporting
{
    private const string FormType = "application/x-www-form-urlencoded";
    private const string IdempotencyKey = "Idempotency-Key";

    private readonly IFormCollection form;

    private Open311Reporting(IFormCollection form) => this.form = form;

    /// <summary>Takes a report.</summary>
    public static async Task<IResult> Report(
        HttpRequest request, Open311Keys keys, Open311Jurisdictions jurisdictions, DistrictMap districts, CaseRuleCache rules, IGrainFactory grains)
    {
        if (request.ContentType?.Split(';')[0].Trim().Equals(FormType, StringComparison.OrdinalIgnoreCase) != true)
        {
            return Open311Error.BadRequest("content_type");
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (await keys.OrganisationOf(form["api_key"]) is not { } organisation)
        {
            return Open311Error.Forbidden(string.IsNullOrEmpty(form["api_key"]) ? "key_missing" : "key_wrong");
        }

        var (jurisdiction, refused) = jurisdictions.Read(form["jurisdiction_id"]);
        return refused
            ?? await new Open311Reporting(form).Report(organisation, jurisdiction, OperationId(request), districts, await rules.Current(), grains);
    }

    private async Task<IResult> Report(
        string organisation, string? jurisdiction, string? operationId, DistrictMap districts, CaseRuleSet rules, IGrainFactory grains)
    {
        if (operationId is null)
        {
            return Open311Error.BadRequest("argument_wrong", IdempotencyKey, "1 to 64 of A-Z a-z 0-9 . _ : -");
        }

        if (Place() is not { } place)
        {
            return Open311Error.BadRequest("location_missing");
        }

        if (districts.At(place) is not { } district || (jurisdiction is not null && !DistrictScope.Covers([jurisdiction], district.Adcode)))
        {
            return Open311Error.BadRequest("location_outside");
        }

        if (string.IsNullOrEmpty(form["service_code"]))
        {
            return Open311Error.BadRequest("argument_wrong", "service_code", "a code that GET /services has");
        }

        if (Open311Services.Offered(rules, district.Adcode).FirstOrDefault(one => one.Id == form["service_code"]) is not { } found)
        {
            return Open311Error.NotFound("service_unknown");
        }

        var description = PersonText.Lines(form["description"]);
        if (!PersonText.IsReadable(form["description"].ToString()) || !PersonText.Fits(description, Limits.CaseDescription))
        {
            return Open311Error.BadRequest("argument_wrong", "description", $"0 to {Limits.CaseDescription} characters");
        }

        var answers = Open311Attributes.Read(form);
        if (CaseAttributeRules.WhyNotAnswered(found.Attributes ?? [], answers) is { } fault)
        {
            return Open311Error.BadRequest("argument_wrong", $"attribute[{fault.Code}]", fault.Rule);
        }

        var id = SubjectIds.From('c', "organisation:" + organisation, operationId);
        var answer = await grains.GovernanceCase(id).Report(
            new ReportCase(operationId, "", found.Id, place, district.Adcode, description.Length > 0 ? description : found.Name, null)
            {
                Organisation = organisation,
                Answers = answers.IsEmpty ? null : answers,
            });
        return answer.Value is { } reported ? Reported(reported) : Refused(answer.Refusal!.Value);
    }

    private static Open311Answer Reported(CaseView reported) => new(
        "service_requests",
        new JsonArray(new JsonObject { ["service_request_id"] = reported.Id, ["service_notice"] = null, ["account_id"] = null }),
        StatusCodes.Status201Created);

    /// <summary>What is left to refuse: a class that has just gone, and a key of repeating that was used for something else.</summary>
    private static IResult Refused(CaseRefusal refusal) => refusal == CaseRefusal.CaseClassUnknown
        ? Open311Error.NotFound("service_unknown")
        : Open311Error.BadRequest("argument_wrong", IdempotencyKey, "another one for another report");

    /// <summary>GeoReport knows no way to repeat a report safely; this header, which others use too, is one. Null for one that cannot be.</summary>
    private static string? OperationId(HttpRequest request) => request.Headers[IdempotencyKey].ToString() switch
    {
        "" => Guid.CreateVersion7().ToString("N"),
        { Length: <= Limits.OperationId } key when key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or ':' or '-') => key,
        _ => null,
    };

    /// <summary>An address alone cannot be found on a map here, so the coordinates are needed.</summary>
    private GeoPoint? Place() => Degrees("lat") is { } lat && Degrees("long") is { } lon && new GeoPoint(lat, lon).IsOnGlobe()
        ? new GeoPoint(lat, lon)
        : null;

    private double? Degrees(string name) =>
        double.TryParse(form[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : null;
}

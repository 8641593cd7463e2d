using System.Collections.Immutable;
using System.Text.Json;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Bodies;
using RedStation.Api.Http.Json;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Domain.Districts;
using RedStation.Domain.Inbound;
using RedStation.Domain.Outbound;
using RedStation.Domain.Webhooks;
using RedStation.Storage.Inbound;

namespace RedStation.Api.Cases;

/// <summary>
/// Other systems tell us events: a case that they report, and what was done about one. The event's id is the command's operation id, so the case
/// itself sees to it that an event counts once.
/// </summary>
internal static class PartnerEvents
{
    private const int MostBytes = 20_000;
    private const string IdRule = "1 to 64 of A-Z a-z 0-9 _ : -, the same as webhook-id";

    private static readonly string Reported = CaseEvents.TypeOf(CaseEvent.Reported);

    /// <summary>Which types say that somebody did something with a case.</summary>
    private static readonly ImmutableDictionary<string, CaseAction> Actions = ImmutableDictionary.CreateRange(
    [
        KeyValuePair.Create(CaseEvents.TypeOf(CaseEvent.Started), CaseAction.Start),
        KeyValuePair.Create(CaseEvents.TypeOf(CaseEvent.Finished), CaseAction.Finish),
        KeyValuePair.Create(CaseEvents.TypeOf(CaseEvent.Returned), CaseAction.Return),
    ]);

    public static void MapPartnerEvents(this IEndpointRouteBuilder api) => api.MapPost("/partner-events", Take)
        .AllowAnonymous()
        .Accepts<PartnerEventRequest>(CloudEvents.MediaType, "application/json")
        .WithTags("Event sources")
        .WithSummary("Takes an event of a registered system: a case that it reports, or what was done about one")
        .WithDescription(
            "A CloudEvents 1.0 document, signed as Standard Webhooks has it with the secret of the system that its `source` names. `type` is "
            + "`cn.redstation.case.reported` with `data` `{ classId, position, description, observedAt? }`, or `cn.redstation.case.started`, "
            + "`cn.redstation.case.finished` or `cn.redstation.case.returned` with `{ caseId, note? }`, 回退 needing the note. Repeating an event "
            + "gives the first answer and changes nothing.")
        .Produces<PartnerEventWire>().Produces<PartnerEventWire>(StatusCodes.Status201Created)
        .Refuses(400, "invalid_input", "event_type_unknown", "case_class_unknown")
        .Refuses(401, "signature_invalid", "signature_out_of_time")
        .Refuses(403, "not_allowed").Refuses(404, "case_not_found").Refuses(413, "body_too_large")
        .Refuses(409, "case_wrong_status", "operation_id_reused", "operation_id_too_old");

    private static async Task<IResult> Take(
        HttpRequest request, EventSourceStore sources, CaseAccess access, DistrictMap districts, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        using var body = await FileBody.Read(request, MostBytes, cancellationToken);
        if (body is null)
        {
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, "body_too_large");
        }

        // Nothing in it is believed before its signature is, but for whose that should be.
        var bytes = body.ToArray();
        if (Read(bytes) is not { Source: { } named } one || await sources.OfSource(named) is not { Enabled: true } source)
        {
            return Unsigned("signature_invalid");
        }

        var now = clock.GetUtcNow();
        var headers = request.Headers;
        var verdict = WebhookVerifier.Verify(
            source.Signer(now), headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"], bytes, now);
        return verdict switch
        {
            WebhookVerdict.Forged => Unsigned("signature_invalid"),
            WebhookVerdict.OutOfTime => Unsigned("signature_out_of_time"),
            _ => await Carry(one, headers["webhook-id"], source, access, districts, now),
        };
    }

    private static async Task<IResult> Carry(
        PartnerEventRequest one, string? signedId, EventSource source, CaseAccess access, DistrictMap districts, DateTimeOffset now)
    {
        var checker = new Checker();
        checker.Require(one.Specversion == "1.0", "specversion", "1.0");
        checker.Require(
            one.Id == signedId && one.Id is { Length: >= 1 and <= Limits.OperationId }
            && one.Id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or ':' or '-'), "id", IdRule);
        checker.Require(one.Data is not null, "data", "required");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        return one.Type == Reported ? await Report(one, source, checker, access, districts, now)
            : Actions.TryGetValue(one.Type ?? "", out var action) ? await Act(one, action, source, checker, access)
            : Problem.Of(StatusCodes.Status400BadRequest, "event_type_unknown");
    }

    private static async Task<IResult> Report(
        PartnerEventRequest one, EventSource source, Checker checker, CaseAccess access, DistrictMap districts, DateTimeOffset now)
    {
        var data = one.Data!;
        var classId = checker.Line(data.ClassId, "data.classId", Limits.EntityId);
        var note = checker.Text(data.Description, "data.description", Limits.Note);
        var position = checker.Position(data.Position, "data.position");
        var observed = data.ObservedAt?.ToUniversalTime();
        checker.Require(observed is not { } at || ReportRules.MayBeObservedAt(at, now), "data.observedAt", "within the last 30 days");
        var district = checker.Failed ? null : districts.At(position);
        checker.Require(checker.Failed || district is not null, "data.position", "in a known district");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!DistrictScope.Covers(source.Districts, district!.Adcode))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        var id = SubjectIds.From('c', source.Id, one.Id!);
        var answer = await access.Grain(id).Report(
            new ReportCase(one.Id!, "", classId, position, district.Adcode, note, observed) { Organisation = source.Name });
        return Answer(answer, StatusCodes.Status201Created);
    }

    private static async Task<IResult> Act(PartnerEventRequest one, CaseAction action, EventSource source, Checker checker, CaseAccess access)
    {
        var note = action == CaseAction.Return
            ? checker.Text(one.Data!.Note, "data.note", Limits.Note)
            : checker.OptionalText(one.Data!.Note, "data.note", Limits.Note);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!EntityIds.IsId(one.Data.CaseId) || await access.Grain(one.Data.CaseId!).Get() is not { } view)
        {
            return CaseProblems.NotFound;
        }

        var command = new CaseCommand(one.Id!, source.Id, action, note);
        if (!DistrictScope.Covers(source.Districts, view.District))
        {
            // It may have left the district since this very event was taken.
            return await access.Grain(view.Id).Recall(command) is { } first
                ? Answer(first, StatusCodes.Status200OK)
                : Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        return Answer(await access.Grain(view.Id).Act(command), StatusCodes.Status200OK);
    }

    private static IResult Answer(Answer<CaseView, CaseRefusal> answer, int granted) => answer.Value is { } view
        ? Results.Json(new PartnerEventWire(view.Id, view.Status), statusCode: granted)
        : CaseProblems.Of(answer.Refusal!.Value);

    private static IResult Unsigned(string code) => Problem.Of(StatusCodes.Status401Unauthorized, code);

    /// <summary>What nobody has signed is not told what is wrong with it.</summary>
    private static PartnerEventRequest? Read(byte[] bytes)
    {
        try
        {
            // Other attributes are extensions of others, and are let be.
            return JsonSerializer.Deserialize<PartnerEventRequest>(bytes, WireJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

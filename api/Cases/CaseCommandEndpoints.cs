using System.Security.Claims;
using System.Text.Json;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Districts;

namespace RedStation.Api.Cases;

/// <summary>What a dispatcher does with a case.</summary>
internal static class CaseCommandEndpoints
{
    public static void MapCaseCommands(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases/{id}").WithTags("Cases").For(Roles.Dispatcher, Roles.Admin);
        Plain(cases, CaseAction.Verify, "Begins to find out whether the report is true (核实)");
        cases.MapPost(Path(CaseAction.Open), Open).Documented("Accepts the case (立案), as a class")
            .Refuses(400, "case_class_unknown");
        cases.MapPost(Path(CaseAction.Refuse), Refuse).Documented("Does not accept the report (不予立案), for a reason of the district's list")
            .Refuses(400, "case_reason_unknown");
        cases.MapPost(Path(CaseAction.Merge), Merge)
            .Documented("Merges the report into an earlier case; who reported or joined it hears the outcome of that one")
            .Refuses(409, "merge_into_earlier", "merge_target_over");
        Reasoned(cases, CaseAction.Split, "Takes a merged report out of the other case again");
        cases.MapPost(Path(CaseAction.Dispatch), Dispatch)
            .Documented("Gives the case to a unit (派遣), or from one unit to another; the clock for closing starts");
        Plain(cases, CaseAction.Start, "Notes that the unit has begun (处置)");
        Plain(cases, CaseAction.Finish, "Notes that the work is done; somebody else checks it (处置反馈)");
        Plain(cases, CaseAction.Close, "Finds the work done and closes the case (核查, 结案)").Refuses(403, "case_own_work");
        Reasoned(cases, CaseAction.Rework, "Finds the work not done and sends it back (返工)").Refuses(403, "case_own_work");
        Reasoned(cases, CaseAction.Return, "Gives the case back as not the unit's own (回退); the clock stands until it is dispatched again");
        cases.MapPost(Path(CaseAction.HandOver), HandOver).Documented("Hands the case to another district, before 派遣 or when it was given back");
        Reasoned(cases, CaseAction.HandBack, "Hands the case back to the district that it came from").Refuses(409, "case_not_handed_over");
        cases.MapPost(Path(CaseAction.Suspend), Suspend).Documented("Asks for 挂账: it cannot be solved for now; a second person must agree")
            .Refuses(400, "case_review_out_of_range");
        Plain(cases, CaseAction.ConfirmSuspension, "Agrees to 挂账 that somebody else has asked for; the clock stands")
            .Refuses(400, "case_review_out_of_range").Refuses(403, "second_person_needed");
        Reasoned(cases, CaseAction.DeclineSuspension, "Does not agree to 挂账");
        Plain(cases, CaseAction.Resume, "Ends 挂账; the clock goes on");
        cases.MapPost(Path(CaseAction.Extend), Extend).Documented("Grants more time (延期): once, before the deadline, at most what the class has")
            .Refuses(409, "case_extension_not_allowed");
    }

    private static string Path(CaseAction action) => "/" + JsonNamingPolicy.KebabCaseLower.ConvertName(action.ToString());

    private static RouteHandlerBuilder Documented(this RouteHandlerBuilder endpoint, string summary) => endpoint
        .WithSummary(summary)
        .Produces<CaseWire>()
        .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "case_not_found")
        .Refuses(409, "case_wrong_status", "operation_id_reused", "operation_id_too_old");

    /// <summary>A command with nothing but a remark, which may be absent.</summary>
    private static RouteHandlerBuilder Plain(RouteGroupBuilder cases, CaseAction action, string summary) => cases.MapPost(
        Path(action),
        (string id, CaseRequest request, ClaimsPrincipal user, CaseAccess access) =>
            Act(id, action, request.OperationId, new CaseChecks(request.Note), user, access)).Documented(summary);

    /// <summary>A command with nothing but a reason.</summary>
    private static RouteHandlerBuilder Reasoned(RouteGroupBuilder cases, CaseAction action, string summary) => cases.MapPost(
        Path(action),
        (string id, CaseRequest request, ClaimsPrincipal user, CaseAccess access) =>
            Act(id, action, request.OperationId, new CaseChecks(request.Note, NoteRequired: true), user, access)).Documented(summary);

    private static Task<IResult> Open(string id, OpenCaseRequest request, ClaimsPrincipal user, CaseAccess access) =>
        Act(id, CaseAction.Open, request.OperationId, new CaseChecks(request.Note), user, access, (checker, command) => command with
        {
            ClassId = checker.OptionalLine(request.Class, "class", Limits.EntityId),
        });

    private static Task<IResult> Refuse(string id, RefuseCaseRequest request, ClaimsPrincipal user, CaseAccess access) =>
        Act(id, CaseAction.Refuse, request.OperationId, new CaseChecks(request.Note), user, access, (checker, command) => command with
        {
            Reason = checker.Line(request.Reason, "reason", Limits.EntityId),
        });

    private static async Task<IResult> Merge(string id, MergeCaseRequest request, ClaimsPrincipal user, CaseAccess access)
    {
        // Only an earlier case is ever asked, so its time must be known before.
        var target = (await access.ForDispatcher(request.CaseId ?? "", user)).Case;
        return await Act(id, CaseAction.Merge, request.OperationId, new CaseChecks(request.Note), user, access, (checker, command) =>
        {
            checker.Require(target is not null, "caseId", "another case of one of your districts");
            return command with { CaseId = target?.Id, CaseReportedAt = target?.ReportedAt };
        });
    }

    private static Task<IResult> Dispatch(string id, DispatchCaseRequest request, ClaimsPrincipal user, CaseAccess access) =>
        Act(id, CaseAction.Dispatch, request.OperationId, new CaseChecks(request.Note), user, access, (checker, command) => command with
        {
            Unit = checker.Line(request.Unit, "unit", Limits.Name),
        });

    private static Task<IResult> HandOver(
        string id, HandOverCaseRequest request, ClaimsPrincipal user, CaseAccess access, DistrictMap districts) =>
        Act(
            id, CaseAction.HandOver, request.OperationId, new CaseChecks(request.Note, NoteRequired: true), user, access, (checker, command) =>
            {
                checker.Require(request.District is not null && districts.Find(request.District) is not null, "district", "a known adcode");
                return command with { District = request.District };
            });

    private static Task<IResult> Suspend(string id, SuspendCaseRequest request, ClaimsPrincipal user, CaseAccess access) =>
        Act(
            id, CaseAction.Suspend, request.OperationId, new CaseChecks(request.Note, NoteRequired: true), user, access, (checker, command) =>
            {
                checker.Require(request.ReviewAt is not null, "reviewAt", "a time within 180 days");
                return command with { ReviewAt = request.ReviewAt?.ToUniversalTime() };
            });

    private static Task<IResult> Extend(string id, ExtendCaseRequest request, ClaimsPrincipal user, CaseAccess access) =>
        Act(
            id, CaseAction.Extend, request.OperationId, new CaseChecks(request.Note, NoteRequired: true), user, access, (checker, command) =>
            {
                checker.Require(request.Extension >= 1, "extension", "at least 1");
                return command with { Extension = request.Extension };
            });

    private static async Task<IResult> Act(
        string id,
        CaseAction action,
        string? operationId,
        CaseChecks checks,
        ClaimsPrincipal user,
        CaseAccess access,
        Func<Checker, CaseCommand, CaseCommand>? fill = null)
    {
        var checker = new Checker();
        var command = new CaseCommand(checker.OperationId(operationId), user.Subject(), action, checks.Note(checker));
        command = fill?.Invoke(checker, command) ?? command;
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var (_, refused) = await access.ForDispatcher(id, user);
        var answer = refused is null ? await access.Grain(id).Act(command) : await Repeated(id, command, access);
        return answer is null ? refused! : CaseProblems.Answer(answer, view => access.Shown(view, user));
    }

    /// <summary>Who hands a case to another district may act on it no more, and is answered all the same when the command is repeated.</summary>
    private static async Task<Answer<CaseView, CaseRefusal>?> Repeated(string id, CaseCommand command, CaseAccess access) =>
        EntityIds.IsId(id) && command.Action is (CaseAction.HandOver or CaseAction.HandBack) ? await access.Grain(id).Recall(command) : null;

    /// <summary>The remark of a command.</summary>
    /// <param name="Text">As it was written.</param>
    /// <param name="NoteRequired">Whether it must be there.</param>
    private sealed record CaseChecks(string? Text, bool NoteRequired = false)
    {
        public string? Note(Checker checker) =>
            NoteRequired ? checker.Text(Text, "note", Limits.Note) : checker.OptionalText(Text, "note", Limits.Note);
    }
}

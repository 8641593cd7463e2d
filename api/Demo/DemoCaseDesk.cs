using System.Text.Json;
using RedStation.Api.Accounts;
using RedStation.Api.Cases;
using RedStation.Api.Http.Identity;
using RedStation.Api.Players;
using RedStation.Contracts;
using RedStation.Contracts.Cases;

namespace RedStation.Api.Demo;

/// <summary>A city's two played dispatchers of cases, by the public interface: one has the work done, the other checks it.</summary>
internal sealed class DemoCaseDesk(DemoCityPlan city, PlayerApi api, TimeProvider clock, Random random)
{
    private readonly AccountIdentity dispatcher = new($"played-dispatcher-{city.Code}", Roles.Dispatcher, $"{city.Name}调度台", [city.Adcode], null);
    private readonly AccountIdentity checker = new($"played-checker-{city.Code}", Roles.Dispatcher, $"{city.Name}核查员", [city.Adcode], null);

    /// <summary>The city's open cases, in the inbox's order.</summary>
    public async Task<IReadOnlyList<CaseWire>> Open(CancellationToken cancellation) =>
        (await api.Get<CaseList>(dispatcher, $"/api/v1/cases?district={city.Adcode}&limit={Limits.Page}", cancellation)).Items;

    /// <summary>Somebody reports.</summary>
    public Task<CaseWire> Report(AccountIdentity who, DemoReport report, GeoPoint place, CancellationToken cancellation) => api.Post<CaseWire>(
        who, "/api/v1/cases", new { operationId = Operation(), @class = report.ClassId, position = place, note = report.Note }, cancellation);

    /// <summary>Somebody else has seen the same.</summary>
    public Task<CaseWire> Join(AccountIdentity who, CaseWire view, CancellationToken cancellation) =>
        api.Post<CaseWire>(who, $"/api/v1/cases/{view.Id}/join", new { operationId = Operation() }, cancellation);

    /// <summary>A later report is the same as an earlier case.</summary>
    public Task<CaseWire> Merge(CaseWire later, CaseWire earlier, CancellationToken cancellation) =>
        Post(dispatcher, later, CaseAction.Merge, new { operationId = Operation(), caseId = earlier.Id, note = "同一处问题" }, cancellation);

    /// <summary>Does something with a case: what needs a second person is done by the second.</summary>
    public Task<CaseWire> Act(CaseWire view, CaseAction action, CancellationToken cancellation)
    {
        var who = action is CaseAction.Close or CaseAction.Rework or CaseAction.ConfirmSuspension ? checker : dispatcher;
        var report = DemoCaseWords.Of(view.Class);
        var operationId = Operation();
        object body = action switch
        {
            CaseAction.Dispatch => new { operationId, unit = report.Unit },
            CaseAction.Refuse => new { operationId, reason = random.Next(2) == 0 ? "not-found" : "solved-already" },
            CaseAction.Finish => new { operationId, note = report.Done },
            CaseAction.Close => new { operationId, note = report.Done + "，现场复核通过" },
            CaseAction.Rework => new { operationId, note = DemoCaseWords.Rework(random) },
            CaseAction.Return => new { operationId, note = DemoCaseWords.Return(random) },
            CaseAction.Suspend => new
            {
                operationId,
                note = DemoCaseWords.Suspension(random),
                reviewAt = clock.GetUtcNow().AddDays(random.Next(20, 90)),
            },
            _ => new { operationId },
        };
        return Post(who, view, action, body, cancellation);
    }

    private static string Operation() => Guid.CreateVersion7().ToString("N");

    private Task<CaseWire> Post(AccountIdentity who, CaseWire view, CaseAction action, object body, CancellationToken cancellation) =>
        api.Post<CaseWire>(
            who, $"/api/v1/cases/{view.Id}/{JsonNamingPolicy.KebabCaseLower.ConvertName(action.ToString())}", body, cancellation);
}

using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Storage.Accounts;

namespace RedStation.Api.Cases;

/// <summary>Who the people are whom a case names by their subjects: a dispatcher reads a name, not an id.</summary>
internal static class CasePeople
{
    /// <summary>Nobody reads the names of more people of one case.</summary>
    private const int Most = 200;

    public static void MapCasePeople(this IEndpointRouteBuilder api) => api.MapGet("/cases/{id}/people", List)
        .For(Roles.Dispatcher, Roles.Admin)
        .WithTags("Cases")
        .WithSummary("Names the people of a case: who reported it, who did something about it, who has its tasks")
        .WithDescription(
            "For dispatchers of the district that has it. A rider's name is the one they have now; of somebody whom another system signs in it is "
            + "that of their latest session. Who is not known any more is left out, and so are people without account. The first 200.")
        .Produces<CasePersonList>().Refuses(403, "not_allowed").Refuses(404, "case_not_found");

    private static async Task<IResult> List(string id, ClaimsPrincipal user, CaseAccess access, IGrainFactory grains, PersonNames names)
    {
        var (found, refused) = await access.ForDispatcher(id, user);
        if (refused is not null)
        {
            return refused;
        }

        var riders = found!.Reporters.Concat(found.Tasks.Select(task => task.Assignee).OfType<string>())
            .Where(one => !PublicReporters.Is(one)).Take(Most).ToHashSet();
        var others = found.History.Select(entry => entry.By).Append(found.ProposedSuspension?.By).OfType<string>()
            .Where(by => by != CaseSteps.System && !PublicReporters.Is(by) && !riders.Contains(by)).Distinct().Take(Most).ToList();
        var known = await names.Find(others);
        var named = await Task.WhenAll(riders.Select(async rider => (Subject: rider, Name: await grains.Rider(rider).GetName())));
        return Results.Json(new CasePersonList(
        [
            .. named.Where(one => one.Name is not null).Select(one => new CasePersonWire(one.Subject, Roles.Rider, one.Name!.DisplayName)),
            .. known.Select(one => new CasePersonWire(one.Subject, one.Role, one.Name)),
        ]));
    }
}

/// <summary>People of a case.</summary>
/// <param name="Items">Each once, those who reported it first.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record CasePersonList(IReadOnlyList<CasePersonWire> Items, string? Next = null);

/// <summary>Somebody whom a case names.</summary>
/// <param name="Subject">As the case names them.</param>
/// <param name="Role">Their role.</param>
/// <param name="Name">What others call them.</param>
public sealed record CasePersonWire(string Subject, string Role, string Name);

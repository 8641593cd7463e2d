using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;

namespace RedStation.Api.Cases;

/// <summary>Who may see a case, and who may act on it.</summary>
public sealed class CaseAccess(IGrainFactory grains, TimeProvider clock)
{
    /// <summary>The grain of a case.</summary>
    public IGovernanceCaseGrain Grain(string id) => grains.GovernanceCase(id);

    /// <summary>The case if a dispatcher may act on it, or why not.</summary>
    public async Task<(CaseView? Case, IResult? Refused)> ForDispatcher(string id, ClaimsPrincipal user)
    {
        if (!EntityIds.IsId(id) || await Grain(id).Get() is not { } view)
        {
            return (null, CaseProblems.NotFound);
        }

        return user.MayActIn(view.District) ? (view, null) : (null, Problem.Of(StatusCodes.Status403Forbidden, "not_allowed"));
    }

    /// <summary>The case as its reader reads it.</summary>
    public CaseWire Shown(CaseView view, ClaimsPrincipal user) => CaseWire.Of(user.Role() switch
    {
        Roles.Rider => CaseViews.ForRider(view, user.Subject(), clock.GetUtcNow()),
        // Their platform reads it too: no id of ours, and nothing that not everybody may see.
        Roles.EmbeddedRider => CaseViews.ForResident(view, user.Subject(), clock.GetUtcNow()),
        _ => CaseViews.ForDispatcher(view, user.Subject(), clock.GetUtcNow()),
    });
}

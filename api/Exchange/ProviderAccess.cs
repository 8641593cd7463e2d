using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Problems;
using RedStation.Storage.Providers;

namespace RedStation.Api.Exchange;

/// <summary>Who may look at a provider's doings, and change its offers.</summary>
internal static class ProviderAccess
{
    /// <summary>The answer to somebody who may not, or null: its own staff may, administrators may, auditors where the endpoint is theirs.</summary>
    public static async Task<IResult?> WhyNot(string id, ClaimsPrincipal user, ProviderStore providers) =>
        user.Role() == Roles.Operator && user.Organisation() != id ? Problem.Of(StatusCodes.Status403Forbidden, "not_allowed")
        : EntityIds.IsId(id) && await providers.Find(id) is not null ? null
        : ExchangeProblems.ProviderNotFound;
}

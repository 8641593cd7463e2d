using Microsoft.AspNetCore.Authorization;

namespace RedStation.Api.Http.Identity;

/// <summary>Which roles an endpoint or a hub is for.</summary>
public static class Access
{
    /// <summary>Only bearers with one of these roles get in: 401 without a sign-in, 403 with another role.</summary>
    public static TBuilder For<TBuilder>(this TBuilder builder, params string[] roles)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(new AuthorizeAttribute { Roles = string.Join(',', roles) });
}

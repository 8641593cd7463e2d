using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Problems;

[Collection(DemoApiCollection.Name)]
public sealed class RoleTests(DemoApiFixture api)
{
    [Fact]
    public void EveryEndpoint_SaysWhomItIsFor() => Assert.All(Endpoints(), endpoint => Assert.True(
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || Roles(endpoint).Length > 0, endpoint.DisplayName));

    [Fact]
    public async Task EveryGuardedEndpoint_RefusesAnyoneWithoutASignIn_AndEveryOtherRole()
    {
        var tried = 0;
        foreach (var endpoint in Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            var roles = Roles(endpoint);
            (await api.Anonymous().Send(Request(endpoint))).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
            foreach (var role in RedStation.Api.Http.Identity.Roles.All.Except(roles))
            {
                // Somebody else each time: one person may not ask that often, as fast as this machine may be.
                var reply = await api.As(role, $"wrong-role-{tried}", "330000", "hz-003").Send(Request(endpoint));
                reply.Refused(HttpStatusCode.Forbidden, "not_allowed");
                tried++;
            }
        }

        Assert.True(tried > 100);
    }

    private List<RouteEndpoint> Endpoints() =>
    [
        .. api.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)),
    ];

    private static string[] Roles(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().LastOrDefault(data => data.Roles is not null)?.Roles?.Split(',') ?? [];

    private static HttpRequestMessage Request(RouteEndpoint endpoint) => new(
        new HttpMethod(endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0]),
        endpoint.RoutePattern.RawText!.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
}

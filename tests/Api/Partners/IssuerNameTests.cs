using System.Net;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Partners;

/// <summary>What a request calls the program is not what it is called.</summary>
public sealed class IssuerNameTests(ApiFixture unnamed) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Issuer_WithoutAnAddress_AnswersOnTheMachineItselfAlone()
    {
        foreach (var (host, answers) in ((string, bool)[])
                 [
                     ("platform-of.an-attacker.example", false), ("127.0.0.1.example", false), ("localhost.example", false), ("10.0.0.1", false),
                     ("LocalHost:5080", true), ("127.0.0.1", true), ("[::1]:5080", true),
                 ])
        {
            foreach (var path in (string[])["/.well-known/openid-configuration", "/connect/token", "/connect/authorize"])
            {
                Assert.Equal((host, path, answers), (host, path, (await Ask(unnamed, path, host)).Code != "issuer_not_set"));
            }

            // Everything else is called as it is called.
            (await Ask(unnamed, "/api/v1/dispatch-rule", host)).Is(HttpStatusCode.OK);
        }

        (await Ask(unnamed, "/connect/token", "city.example")).Refused(HttpStatusCode.ServiceUnavailable, "issuer_not_set");
    }

    [Fact]
    public async Task Issuer_WithAnAddress_IsCalledThat_WhateverARequestSays()
    {
        await using var api = new ApiFixture { Settings = { ["RedStation:Certificates:Issuer"] = "https://city.example" } };

        var said = (await Ask(api, "/.well-known/openid-configuration", "platform-of.an-attacker.example")).Is(HttpStatusCode.OK).Json;

        Assert.Equal("https://city.example/", (string?)said["issuer"]);
        Assert.DoesNotContain("attacker", said.ToJsonString(), StringComparison.Ordinal);
    }

    private static Task<Reply> Ask(ApiFixture api, string path, string host)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Host = host;
        return api.Anonymous().Send(request);
    }
}

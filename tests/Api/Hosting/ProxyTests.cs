using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedStation.Api.Http.Pipeline;

namespace RedStation.Tests.Api.Hosting;

/// <summary>Whose word the api takes for where a request comes from.</summary>
public sealed class ProxyTests
{
    private const string Loopback = "127.0.0.1";

    /// <summary>How many requests an address may make at once.</summary>
    private const int Limited = 100;

    private const int Sent = 2 * Limited;

    [Fact]
    public async Task BehindAKnownProxy_EachCallerHasALimitOfTheirOwn()
    {
        using var api = new ApiFixture();
        Limit(api, proxy: Loopback);
        Assert.InRange(await Taken(api, "203.0.113.7"), Limited, Sent - 1);
        Assert.InRange(await Taken(api, "203.0.113.8"), Limited, Sent - 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("192.0.2.1")]
    public async Task FromAnybodyElse_NamingAnotherAddressDoesNotHelp(string proxy)
    {
        using var api = new ApiFixture();
        Limit(api, proxy);
        await Taken(api, "203.0.113.7");
        Assert.InRange(await Taken(api, "203.0.113.8"), 0, Limited - 1);
    }

    [Fact]
    public async Task WhatTheCallerWroteBeforeTheProxyDid_DoesNotHelp()
    {
        using var api = new ApiFixture();
        Limit(api, proxy: Loopback);
        await Taken(api, "198.51.100.1, 203.0.113.7");
        Assert.InRange(await Taken(api, "198.51.100.2, 203.0.113.7"), 0, Limited - 1);
    }

    [Fact]
    public void AProxyThatIsNoAddress_IsRefused()
    {
        var settings = new Dictionary<string, string?> { ["RedStation:Proxies:0"] = "proxy.example" };
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddProxies()
            .BuildServiceProvider();
        var refusal = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);
        Assert.Contains("RedStation:Proxies", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A burst that time alone does not fill up again while a test lasts: that takes <see cref="Limited"/> seconds.</summary>
    private static void Limit(ApiFixture api, string proxy)
    {
        api.Settings["RedStation:Limits:AnonymousPerSecond"] = "1";
        api.Settings["RedStation:Limits:AnonymousBurst"] = $"{Limited}";
        if (proxy.Length > 0)
        {
            api.Settings["RedStation:Proxies:0"] = proxy;
        }
    }

    /// <summary>How many of the requests are answered, the others being too many.</summary>
    private static async Task<int> Taken(ApiFixture api, string forwardedFor)
    {
        var caller = api.Anonymous();
        caller.Client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        var replies = await Task.WhenAll(Enumerable.Range(0, Sent).Select(_ => caller.Get("/api/v1/task-prices")));
        Assert.All(replies, reply => Assert.True(reply.Status is HttpStatusCode.OK or HttpStatusCode.TooManyRequests, reply.Text));
        return replies.Count(reply => reply.Status == HttpStatusCode.OK);
    }
}

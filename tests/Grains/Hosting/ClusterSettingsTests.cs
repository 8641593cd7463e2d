using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Hosting;

/// <summary>What a silo of a cluster makes of its settings. None of these is started, so there need be no database.</summary>
public sealed class ClusterSettingsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Membership_ByDefault_IsAsMeasured()
    {
        using var host = Build();
        var membership = Get<ClusterMembershipOptions>(host);

        Assert.Equal(
            (TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(2), 3, 2, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)),
            (membership.ProbeTimeout, membership.MaxProbeTimeout, membership.NumMissedProbesLimit, membership.NumVotesForDeathDeclaration,
                membership.IAmAliveTablePublishTimeout, membership.TableRefreshTimeout));
        Assert.Equal(("redstation", "redstation"), (Get<ClusterOptions>(host).ClusterId, Get<ClusterOptions>(host).ServiceId));
    }

    [Fact]
    public void Endpoints_ByDefault_AreFreePortsOfLoopback()
    {
        using var host = Build();
        var endpoints = Get<EndpointOptions>(host);

        Assert.Equal(IPAddress.Loopback, endpoints.AdvertisedIPAddress);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, endpoints.SiloPort), endpoints.SiloListeningEndpoint);
        Assert.True(endpoints.SiloPort > 0 && endpoints.GatewayPort > 0 && endpoints.SiloPort != endpoints.GatewayPort);
    }

    [Fact]
    public void Endpoints_OfAnAddressThatOnlyLeadsHere_ListenOnAll()
    {
        using var host = Build(
            ("RedStation:Cluster:Address", "192.0.2.7"), ("RedStation:Cluster:SiloPort", "11111"), ("RedStation:Cluster:GatewayPort", "30000"));
        var endpoints = Get<EndpointOptions>(host);

        Assert.Equal(IPAddress.Parse("192.0.2.7"), endpoints.AdvertisedIPAddress);
        Assert.Equal(new IPEndPoint(IPAddress.Any, 11111), endpoints.SiloListeningEndpoint);
        Assert.Equal(new IPEndPoint(IPAddress.Any, 30000), endpoints.GatewayListeningEndpoint);
    }

    [Fact]
    public void Endpoints_OfAProcessThatServesTheWorld_AreNotLoopback()
    {
        using var host = Build(("urls", "http://0.0.0.0:5090"));
        var here = Dns.GetHostAddresses(Dns.GetHostName()).Any(address => !IPAddress.IsLoopback(address));

        Assert.Equal(!here, IPAddress.IsLoopback(Get<EndpointOptions>(host).AdvertisedIPAddress!));
    }

    [Theory]
    [InlineData("Address", "silo-1")]
    [InlineData("MaxProbeTimeout", "00:00:00.7")]
    [InlineData("Votes", "0")]
    [InlineData("SiloPort", "70000")]
    public void Settings_ThatMakeNoSense_AreRefused(string name, string value)
    {
        using var host = Build(("RedStation:Cluster:" + name, value));

        var refusal = Assert.Throws<OptionsValidationException>(() => Get<ClusterMembershipOptions>(host));

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static T Get<T>(IHost host)
        where T : class => host.Services.GetRequiredService<IOptions<T>>().Value;

    private IHost Build(params IEnumerable<(string Key, string Value)> settings) => SiloHostFixture.Build(
        folder.Path,
        new(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)))
        {
            ["ConnectionStrings:RedStation"] = "Host=127.0.0.1;Port=1;Username=nobody;Database=none",
        });
}

using System.Net;
using RedStation.Silo.Outbound;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Outbound;

/// <summary>Nobody reaches through a webhook what only this machine can reach.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("223.5.5.5")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("2400:3200::1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2002:808:808::1")]
    public void Address_OfThePublic_MayBePostedTo(string address) => Assert.True(PublicAddresses.Contain(IPAddress.Parse(address)));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.100.100.200")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("198.19.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::a01:203")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("2001::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void Address_ThatIsNotOfThePublic_MayNot(string address) => Assert.False(PublicAddresses.Contain(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://platform.example/hook", true, true)]
    [InlineData("https://8.8.8.8/hook", true, true)]
    [InlineData("https://[::1]/hook", true, false)]
    [InlineData("https://127.0.0.1/hook", true, false)]
    [InlineData("https://2130706433/hook", true, false)]
    [InlineData("https://0x7f.1/hook", true, false)]
    [InlineData("https://169.254.169.254/latest", true, false)]
    [InlineData("https://localhost/hook", true, false)]
    [InlineData("https://some.localhost/hook", true, false)]
    [InlineData("https://intranet/hook", true, false)]
    [InlineData("http://platform.example/hook", false, true)]
    [InlineData("http://allowed/hook", true, false)]
    [InlineData("https://user:secret@platform.example/hook", false, true)]
    [InlineData("https://platform.example/hook#part", false, true)]
    [InlineData("ftp://platform.example/hook", false, true)]
    [InlineData("file:///etc/passwd", false, false)]
    [InlineData("/hook", false, false)]
    [InlineData(null, false, false)]
    public void Url_IsSound_AndMayBePublic(string? url, bool sound, bool mayBePublic)
    {
        Assert.Equal(sound, WebhookUrl.IsSound(url, host => host == "allowed"));
        if (sound)
        {
            Assert.Equal(mayBePublic, WebhookUrl.MayBePublic(url!));
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/hook", null)]
    [InlineData("http://rebinding.example:{0}/hook", "127.0.0.1")]
    [InlineData("http://rebinding.example:{0}/hook", "::ffff:127.0.0.1")]
    [InlineData("http://nowhere.example:{0}/hook", null)]
    public async Task Name_ThatLeadsIntoThePrivateNetwork_IsNotConnectedTo(string url, string? address)
    {
        using var store = new SqliteTestDatabase();
        await using var receiver = await Receiver.Start();
        var names = new Dictionary<string, IPAddress[]>();
        if (address is not null)
        {
            names["rebinding.example"] = [IPAddress.Parse(address)];
        }

        using var outbound = new OutboundHarness(store.Database, names);
        var id = await outbound.Webhook(string.Format(null, url, new Uri(receiver.Url).Port));
        await outbound.Happened("a", 1);
        await outbound.LookUntil(async () => (await outbound.State(id)).Failure == "address refused", "a refusal");

        Assert.Empty(receiver.Posts);
    }
}

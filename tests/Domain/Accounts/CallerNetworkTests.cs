using System.Net;
using RedStation.Domain.Accounts;

namespace RedStation.Tests.Domain.Accounts;

public sealed class CallerNetworkTests
{
    [Theory]
    [Trait("Case", "P10")]
    [InlineData("203.0.113.7", "203.0.113.7", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", "203.0.113.0/24")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1::/48")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64", "2001:db8:1::/48")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64", "2001:db8:1::/48")]
    [InlineData("fe80::1%3", "fe80::/64", "fe80::/48")]
    public void Of_AnAddress_IsWhatOneCustomerHas(string address, string one, string block) =>
        Assert.Equal(new CallerNetwork(one, block), CallerNetwork.Of(IPAddress.Parse(address)));

    [Fact]
    [Trait("Case", "P10")]
    public void Of_NoAddress_IsOneForAll() => Assert.Equal(CallerNetwork.Of(null), CallerNetwork.Of(null));
}

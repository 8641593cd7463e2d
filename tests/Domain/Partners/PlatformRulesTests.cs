using CsCheck;
using RedStation.Domain.Partners;

namespace RedStation.Tests.Domain.Partners;

/// <summary>Where riders may be sent back to, and what a platform may ask of them.</summary>
public sealed class PlatformRulesTests
{
    private static readonly Platform Platform = new(
        "p", "饿了么", PlatformStatus.Active, ["https://platform.example/back"], [], null, 0, ReadsScores: true, DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData("https://platform.example/back", true)]
    [InlineData("https://platform.example/back?from=redstation", true)]
    [InlineData("http://127.0.0.1:8090/back", true)]
    [InlineData("http://localhost/back", true)]
    [InlineData("http://platform.example/back", false)]
    [InlineData("https://platform.example/back#here", false)]
    [InlineData("https://platform.example/back#", false)]
    [InlineData("https://user@platform.example/back", false)]
    [InlineData("https://platform.example\\@evil.example/", false)]
    [InlineData("https://platform.example/ back", false)]
    [InlineData("https://平台.example/back", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("myapp://back", false)]
    [InlineData("//platform.example/back", false)]
    [InlineData("/back", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void RedirectUri_IsHttps_AndPlain(string? text, bool sound) => Assert.Equal(sound, PlatformRules.IsRedirectUri(text));

    [Fact]
    public void RedirectUri_HasALength()
    {
        var longest = "https://platform.example/".PadRight(PlatformRules.LongestAddress, 'a');
        Assert.True(PlatformRules.IsRedirectUri(longest));
        Assert.False(PlatformRules.IsRedirectUri(longest + "a"));
    }

    [Theory]
    [InlineData("https://platform.example", true)]
    [InlineData("https://platform.example:8443", true)]
    [InlineData("http://localhost:3000", true)]
    [InlineData("https://platform.example/", false)]
    [InlineData("https://platform.example/app", false)]
    [InlineData("https://Platform.example", false)]
    [InlineData("https://platform.example:443", false)]
    [InlineData("http://platform.example", false)]
    [InlineData("https://*.platform.example", false)]
    [InlineData("null", false)]
    [InlineData("*", false)]
    [InlineData("https://com", false)]
    [InlineData("https://com.cn", false)]
    [InlineData("https://zj.cn", false)]
    [InlineData("https://co.uk", false)]
    [InlineData("https://platform", false)]
    [InlineData("https://qq.com", true)]
    [InlineData("https://12306.cn", true)]
    [InlineData("https://platform.com.cn", true)]
    [InlineData("https://203.0.113.7", true)]
    [InlineData("https://localhost", true)]
    public void Origin_IsAsBrowsersWriteIt(string text, bool sound) => Assert.Equal(sound, PlatformRules.IsOrigin(text));

    /// <summary>Nobody gets more than was asked for, offered and, but for duty, chosen.</summary>
    [Fact]
    public void Agreed_IsWithinWhatWasAskedOfferedAndChosen()
    {
        var some = Gen.OneOf("duty", "orders", "score", "platform", "openid", "x").Array[0, 6];
        Gen.Select(some, some, Gen.Bool, Gen.Bool).Sample((asked, chosen, scores, active) =>
        {
            var platform = Platform with
            {
                ReadsScores = scores,
                Status = active ? PlatformStatus.Active : PlatformStatus.Suspended,
            };
            var offered = PlatformRules.Offered(platform);
            var may = active && asked.Contains("duty") && asked.All(offered.Contains);
            Assert.Equal(may, PlatformRules.MayAsk(platform, asked));
            var agreed = PlatformRules.Agreed(platform, asked, chosen);
            Assert.Equal(may, agreed is not null);
            if (agreed is { } scopes)
            {
                Assert.Contains("duty", scopes);
                Assert.Equal(scopes.Length, scopes.Distinct().Count());
                Assert.All(scopes, scope => Assert.True(
                    asked.Contains(scope) && offered.Contains(scope) && (scope == "duty" || chosen.Contains(scope)), scope));
                Assert.All(asked.Intersect(chosen), scope => Assert.Contains(scope, scopes));
            }
        });
    }
}

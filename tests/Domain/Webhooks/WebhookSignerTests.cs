using System.Text;
using RedStation.Domain.Webhooks;

namespace RedStation.Tests.Domain.Webhooks;

public sealed class WebhookSignerTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string Other = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static ReadOnlySpan<byte> Body => """{"test": 2432232314}"""u8;

    /// <summary>The example that the libraries of Standard Webhooks are tested with.</summary>
    [Fact]
    public void Sign_GivesTheSignatureOfThePublishedExample() =>
        Assert.Equal(Signature, new WebhookSigner([Secret]).Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", Body));

    [Fact]
    public void Sign_WithSeveralSecrets_GivesOneSignatureForEach()
    {
        var both = new WebhookSigner([Other, Secret]).Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", Body).Split(' ');

        Assert.Equal(2, both.Length);
        Assert.NotEqual(both[0], both[1]);
        Assert.Equal(Signature, both[1]);
    }

    [Fact]
    public void Timestamp_IsInSeconds() =>
        Assert.Equal("1614265330", WebhookSigner.Timestamp(DateTimeOffset.FromUnixTimeMilliseconds(1_614_265_330_999)));

    [Theory]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(23, false)]
    [InlineData(65, false)]
    public void Secret_Has24To64Bytes(int bytes, bool good) =>
        Assert.Equal(good, WebhookSigner.IsSecret("whsec_" + Convert.ToBase64String(new byte[bytes])));

    [Theory]
    [InlineData("")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS")]
    [InlineData("whsec_密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密")]
    public void Text_ThatIsNoSecret_IsRefused(string text)
    {
        Assert.False(WebhookSigner.IsSecret(text));
        Assert.Throws<ArgumentException>(() => new WebhookSigner([text]));
    }

    [Fact]
    public void Sign_WithoutSecrets_GivesNothing() =>
        Assert.Equal((false, ""), (new WebhookSigner([]).Signs, new WebhookSigner([]).Sign("m", "1", Encoding.UTF8.GetBytes("{}"))));
}

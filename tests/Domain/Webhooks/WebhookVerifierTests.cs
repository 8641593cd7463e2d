using RedStation.Domain.Webhooks;

namespace RedStation.Tests.Domain.Webhooks;

public sealed class WebhookVerifierTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Other = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Timestamp = "1614265330";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly DateTimeOffset Then = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    private static ReadOnlySpan<byte> Body => """{"test": 2432232314}"""u8;

    /// <summary>The example that the libraries of Standard Webhooks are tested with, among signatures by other keys and of other schemes.</summary>
    [Theory]
    [InlineData(Signature, 0, WebhookVerdict.Genuine)]
    [InlineData("v1a,AAAA v1,AAAA " + Signature, 0, WebhookVerdict.Genuine)]
    [InlineData(Signature, 300, WebhookVerdict.Genuine)]
    [InlineData(Signature, -300, WebhookVerdict.Genuine)]
    [InlineData(Signature, 301, WebhookVerdict.OutOfTime)]
    [InlineData(Signature, -301, WebhookVerdict.OutOfTime)]
    [InlineData("v1,AAAA", 0, WebhookVerdict.Forged)]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", 0, WebhookVerdict.Forged)]
    [InlineData("", 0, WebhookVerdict.Forged)]
    [InlineData(null, 0, WebhookVerdict.Forged)]
    public void Post_IsWorthItsSignature(string? signatures, int secondsLater, WebhookVerdict verdict) => Assert.Equal(
        verdict, WebhookVerifier.Verify(new WebhookSigner([Other, Secret]), Id, Timestamp, signatures, Body, Then.AddSeconds(secondsLater)));

    [Theory]
    [InlineData(null, Timestamp)]
    [InlineData("msg_other", Timestamp)]
    [InlineData(Id, null)]
    [InlineData(Id, "now")]
    [InlineData(Id, "1614265331")]
    [InlineData(Id, "99999999999999999")]
    public void Post_WithAnotherIdOrTime_IsForged(string? id, string? timestamp) => Assert.Equal(
        WebhookVerdict.Forged, WebhookVerifier.Verify(new WebhookSigner([Secret]), id, timestamp, Signature, Body, Then));

    [Fact]
    public void Post_ByAnotherSecretOrOfAnotherBody_IsForged()
    {
        Assert.Equal(WebhookVerdict.Forged, WebhookVerifier.Verify(new WebhookSigner([Other]), Id, Timestamp, Signature, Body, Then));
        Assert.Equal(WebhookVerdict.Forged, WebhookVerifier.Verify(new WebhookSigner([Secret]), Id, Timestamp, Signature, "{}"u8, Then));
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RedStation.Api.Accounts;
using RedStation.Tests.Api.Hosting;
using StandardWebhooks;
using StandardWebhooks.Diagnostics;

namespace RedStation.Tests.Api.Accounts;

/// <summary>Codes at the webhook of an SMS provider, who checks the signature with somebody else's code.</summary>
public sealed class WebhookOtpTests : IAsyncDisposable
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Next = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private const string Strange = "whsec_//////////////////////////////////////////8=";

    private readonly ApiFixture api = new();
    private WebhookReceiver? receiver;

    [Fact]
    public async Task Code_IsPosted_SoThatEachSecretProvesWhoPosted_AndNothingElseDoes()
    {
        var post = await Ask("13800000101", Secret, Next);

        Assert.Equal("13800000101", (string?)JsonNode.Parse(post.Body)!["phone"]);
        Assert.Equal(300, (int)JsonNode.Parse(post.Body)!["expiresIn"]!);
        Assert.Equal("application/json; charset=utf-8", (string?)post.Headers["Content-Type"]);
        Assert.DoesNotContain('.', (string)post.Headers["webhook-id"]!);
        var signatures = ((string)post.Headers["webhook-signature"]!).Split(' ');
        Assert.Equal(2, signatures.Length);
        // The library looks at the first signature only, and throws when it does not fit or the time is minutes off.
        Verify(post, Secret, signatures[0]);
        Verify(post, Next, signatures[1]);
        Assert.Throws<WebhookVerificationException>(() => Verify(post, Strange, signatures[0]));
        var changed = post with { Body = post.Body.Replace("101", "102", StringComparison.Ordinal) };
        Assert.Throws<WebhookVerificationException>(() => Verify(changed, Secret, signatures[0]));
        post.Headers["webhook-id"] += "x";
        Assert.Throws<WebhookVerificationException>(() => Verify(post, Secret, signatures[0]));
    }

    [Fact]
    public async Task Codes_HaveIdsOfTheirOwn()
    {
        var first = await Ask("13800000103", Secret);
        var second = await Ask("13800000104", Secret);

        Assert.NotEqual((string?)first.Headers["webhook-id"], (string?)second.Headers["webhook-id"]);
    }

    [Fact]
    public async Task Code_WithoutASecret_IsPostedUnsigned()
    {
        var post = await Ask("13800000105");

        Assert.NotEmpty((string?)post.Headers["webhook-id"] ?? "");
        Assert.False(post.Headers.ContainsKey("webhook-signature"));
    }

    [Fact]
    public async Task Webhook_ThatPointsElsewhere_HasNotTakenTheCode()
    {
        await Start(Secret);
        receiver!.Answer = Results.Redirect("/elsewhere", preserveMethod: true);

        (await api.Anonymous().Post("/api/v1/auth/otp", new { phone = "13800000106" })).Refused(HttpStatusCode.ServiceUnavailable, "otp_not_sent");

        Assert.Equal("/", Assert.Single(receiver.Posts).Path);
    }

    public async ValueTask DisposeAsync()
    {
        await api.DisposeAsync();
        if (receiver is not null)
        {
            await receiver.DisposeAsync();
        }
    }

    private static void Verify(WebhookPost post, string secret, string signature)
    {
        post.Headers["webhook-signature"] = signature;
        new StandardWebhook(secret).Verify(post.Body, post.Headers);
    }

    private async Task<WebhookPost> Ask(string phone, params string[] secrets)
    {
        await Start(secrets);
        (await api.Anonymous().Post("/api/v1/auth/otp", new { phone })).Is(HttpStatusCode.Accepted);
        return receiver!.Posts.Last();
    }

    private async Task Start(params string[] secrets)
    {
        if (receiver is not null)
        {
            return;
        }

        receiver = await WebhookReceiver.StartAsync(TestContext.Current.CancellationToken);
        api.Settings["RedStation:Auth:OtpWebhook"] = receiver.Url;
        for (var at = 0; at < secrets.Length; at++)
        {
            api.Settings[$"RedStation:Auth:OtpWebhookSecrets:{at}"] = secrets[at];
        }

        // What the settings chose, not the tests' own.
        api.ChangeServices = services => services.Remove(services.Last(service => service.ServiceType == typeof(IOtpSender)));
    }
}

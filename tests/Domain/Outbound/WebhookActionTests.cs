using RedStation.Domain.Outbound;

namespace RedStation.Tests.Domain.Outbound;

/// <summary>What a page offers is what the server takes: nothing is posted by a webhook that is off.</summary>
public sealed class WebhookActionTests
{
    [Theory]
    [InlineData(WebhookStatus.Active, 0L, new[] { WebhookAction.Test, WebhookAction.Rotate, WebhookAction.Disable })]
    [InlineData(WebhookStatus.Active, 3L, new[] { WebhookAction.Replay, WebhookAction.Test, WebhookAction.Rotate, WebhookAction.Disable })]
    [InlineData(WebhookStatus.Disabled, 3L, new[] { WebhookAction.Enable, WebhookAction.Rotate })]
    [InlineData(WebhookStatus.Gone, 0L, new[] { WebhookAction.Enable, WebhookAction.Rotate })]
    public void Actions_FollowFromStatusAndDeadLetters(WebhookStatus status, long dead, WebhookAction[] expected) =>
        Assert.Equal(expected, new Webhook("w", "https://a.example", "A", [], [], status, "s", null, null, default).Actions(dead));
}

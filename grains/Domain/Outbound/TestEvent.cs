namespace RedStation.Domain.Outbound;

/// <summary>The event with which an administrator finds out whether a webhook works.</summary>
public static class TestEvent
{
    /// <summary>Its type, which every webhook takes.</summary>
    public const string Type = "cn.redstation.webhook.test";

    /// <summary>A test of a webhook.</summary>
    /// <param name="webhook">Which.</param>
    /// <param name="id">The event's id.</param>
    /// <param name="now">The time; tests are told in its order.</param>
    public static OutboundEvent Of(Webhook webhook, string id, DateTimeOffset now) =>
        new(id, Type, webhook.Id, now.ToUnixTimeMilliseconds(), "", null, now, $$"""{"webhookId":"{{webhook.Id}}"}""");
}

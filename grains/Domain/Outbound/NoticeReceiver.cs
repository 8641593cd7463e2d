namespace RedStation.Domain.Outbound;

/// <summary>By what a person is told what becomes of their reports.</summary>
public enum NoticeChannel
{
    /// <summary>Web Push to one browser (RFC 8030).</summary>
    Push = 0,

    /// <summary>A text message, by the operator's gateway.</summary>
    Sms = 1,

    /// <summary>微信订阅消息, by the operator's gateway.</summary>
    WeChat = 2,
}

/// <summary>In which language a person is told.</summary>
public enum NoticeLanguage
{
    /// <summary>Chinese.</summary>
    Zh = 0,

    /// <summary>English.</summary>
    En = 1,
}

/// <summary>Where a person is told what becomes of their reports.</summary>
/// <param name="Id">Its id; of the same browser, or of the same person and channel, always the same.</param>
/// <param name="PersonId">Who is told.</param>
/// <param name="Channel">By what.</param>
/// <param name="Language">In which language.</param>
/// <param name="SessionId">The session of the browser: once it is over, nothing is told there. Null for channels that are no browser's.</param>
/// <param name="Subscription">The browser's push subscription; null for other channels.</param>
/// <param name="Address">A phone number, sealed; null for channels that need none.</param>
/// <param name="CreatedAt">Since when.</param>
public sealed record NoticeReceiver(
    string Id,
    string PersonId,
    NoticeChannel Channel,
    NoticeLanguage Language,
    string? SessionId,
    PushSubscription? Subscription,
    string? Address,
    DateTimeOffset CreatedAt);

/// <summary>A browser's push subscription. Who knows the endpoint can make the browser ring, so it is nobody's to read.</summary>
/// <param name="Endpoint">Where messages are posted, at the service of the browser's maker.</param>
/// <param name="P256dh">The browser's public key: base64url of an uncompressed point of P-256.</param>
/// <param name="Auth">The browser's secret: base64url of 16 bytes.</param>
public sealed record PushSubscription(string Endpoint, string P256dh, string Auth);

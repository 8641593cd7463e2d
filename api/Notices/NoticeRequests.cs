using System.Collections.Immutable;
using RedStation.Domain.Outbound;

namespace RedStation.Api.Notices;

/// <summary>Has a browser told by Web Push; what <c>PushSubscription.toJSON()</c> gives, and the language.</summary>
/// <param name="Endpoint">Where messages are posted: https at a push service of the public internet, 1,000 characters at most.</param>
/// <param name="P256dh">The browser's public key: base64url of an uncompressed point of P-256, 65 bytes.</param>
/// <param name="Auth">The browser's secret: base64url of 16 bytes.</param>
/// <param name="Language">In which language.</param>
public sealed record PutPushRequest(string? Endpoint, string? P256dh, string? Auth, NoticeLanguage? Language);

/// <summary>Has a rider told by text message.</summary>
/// <param name="Phone">The phone number that the rider signs in with, written as people write it.</param>
/// <param name="Language">In which language.</param>
public sealed record PutSmsRequest(string? Phone, NoticeLanguage? Language);

/// <summary>Has a rider told by 微信订阅消息.</summary>
/// <param name="Language">In which language.</param>
public sealed record PutWeChatRequest(NoticeLanguage? Language);

/// <summary>By what a rider is told what becomes of their reports.</summary>
/// <param name="Items">The receivers, the first chosen first.</param>
/// <param name="Offered">The channels that there are; no others can be chosen.</param>
/// <param name="PushKey">
/// What a browser subscribes with (<c>applicationServerKey</c>): base64url of a public key of P-256; null when Web Push is not offered. A browser
/// that has subscribed with another key must do so again.
/// </param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record NoticeReceiverList(
    ImmutableArray<NoticeReceiverWire> Items, ImmutableArray<NoticeChannel> Offered, string? PushKey, string? Next = null);

/// <summary>Where a rider is told. A browser's endpoint and a phone number are not shown again.</summary>
/// <param name="Id">
/// Its id: of a browser, <c>n</c> and the first 32 hexadecimal digits of the SHA-256 of <c>push</c>, a blank and its endpoint.
/// </param>
/// <param name="Channel">By what.</param>
/// <param name="Language">In which language.</param>
/// <param name="CreatedAt">Since when.</param>
public sealed record NoticeReceiverWire(string Id, NoticeChannel Channel, NoticeLanguage Language, DateTimeOffset CreatedAt);

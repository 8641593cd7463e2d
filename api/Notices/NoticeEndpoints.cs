using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Accounts;
using RedStation.Domain.Outbound;
using RedStation.Silo.Outbound;
using RedStation.Storage.Accounts;
using RedStation.Storage.Outbound;

namespace RedStation.Api.Notices;

/// <summary>Riders choose by what they are told what becomes of their reports while the page is closed.</summary>
internal static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/riders/me/notices").WithTags("Riders").For(Roles.Rider);
        notices.MapGet("/", List)
            .WithSummary("Lists by what the rider is told what becomes of their reports, and what else is offered")
            .Produces<NoticeReceiverList>();
        notices.MapPut("/push", PutPush)
            .WithSummary("Has this browser told by Web Push; repeating it changes nothing")
            .WithDescription(
                "For as long as the session lasts, and until the push service answers 404 or 410. Of a rider's browsers the ten that said so last "
                + "are told. A message is encrypted JSON, `{ title, body, caseId, id }`, kept by the push service for 24 hours at most.")
            .Produces<NoticeReceiverList>()
            .Refuses(400, "invalid_input", "push_address_refused").Refuses(409, "channel_not_offered");
        notices.MapPut("/sms", PutSms)
            .WithSummary("Has the rider told by text message, at the phone number that they sign in with; repeating it changes nothing")
            .Produces<NoticeReceiverList>()
            .Refuses(400, "invalid_input").Refuses(403, "phone_not_yours").Refuses(409, "channel_not_offered");
        notices.MapPut("/weChat", PutWeChat)
            .WithSummary("Has the rider told by 微信订阅消息; repeating it changes nothing")
            .Produces<NoticeReceiverList>()
            .Refuses(400, "invalid_input").Refuses(409, "channel_not_offered");
        notices.MapDelete("/{id}", Remove)
            .WithSummary("Has the rider told there no more; repeating it changes nothing")
            .Produces<NoticeReceiverList>();
    }

    private static Task<IResult> List(ClaimsPrincipal user, NoticeReceiverStore receivers, IOptions<NoticeOptions> options, NoticeKey key) =>
        Chosen(user.Subject(), receivers, options.Value, key);

    private static async Task<IResult> PutPush(
        PutPushRequest request, ClaimsPrincipal user, NoticeReceiverStore receivers, IOptions<NoticeOptions> options,
        IOptions<OutboundOptions> outbound, NoticeKey key, TimeProvider clock)
    {
        var checker = new Checker();
        var language = checker.Required(request.Language, "language");
        if (checker.Require(
            WebhookUrl.IsSound(request.Endpoint, outbound.Value.Allows), "endpoint", "an absolute https address without user or fragment"))
        {
            checker.Require(
                outbound.Value.Allows(new Uri(request.Endpoint!).IdnHost) || WebhookUrl.MayBePublic(request.Endpoint!), "endpoint",
                "a host of the public internet", "push_address_refused");
        }

        checker.Require(NoticeRules.IsPublicKey(request.P256dh), "p256dh", "base64url of an uncompressed point of P-256");
        checker.Require(NoticeRules.IsSecret(request.Auth), "auth", "base64url of 16 bytes");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var receiver = new NoticeReceiver(
            NoticeRules.BrowserId(request.Endpoint!), user.Subject(), NoticeChannel.Push, language, user.SessionId(),
            new PushSubscription(request.Endpoint!, request.P256dh!, request.Auth!), null, clock.GetUtcNow());
        return await Put(receiver, receivers, options.Value, key);
    }

    private static async Task<IResult> PutSms(
        PutSmsRequest request, ClaimsPrincipal user, NoticeReceiverStore receivers, IOptions<NoticeOptions> options, NoticeKey key,
        AccountStore accounts, Pepper pepper, TimeProvider clock)
    {
        var checker = new Checker();
        var language = checker.Required(request.Language, "language");
        checker.Require(PhoneNumber.TryRead(request.Phone, out var phone), "phone", PhoneNumber.Rule);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        // Only a number that somebody has shown to be theirs: text messages to others would be ours to answer for.
        if (options.Value.Offered().Contains(NoticeChannel.Sms)
            && (await accounts.FindByPhone(pepper.PhoneDigest(phone!)))?.Id != user.Subject())
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "phone_not_yours");
        }

        return await Put(Personal(NoticeChannel.Sms, user, language, key.Seal(phone!), clock), receivers, options.Value, key);
    }

    private static async Task<IResult> PutWeChat(
        PutWeChatRequest request, ClaimsPrincipal user, NoticeReceiverStore receivers, IOptions<NoticeOptions> options, NoticeKey key,
        TimeProvider clock)
    {
        var checker = new Checker();
        var language = checker.Required(request.Language, "language");
        return checker.Failed
            ? checker.ToResult()
            : await Put(Personal(NoticeChannel.WeChat, user, language, null, clock), receivers, options.Value, key);
    }

    private static async Task<IResult> Remove(
        string id, ClaimsPrincipal user, NoticeReceiverStore receivers, IOptions<NoticeOptions> options, NoticeKey key)
    {
        await receivers.Remove(id, user.Subject());
        return await Chosen(user.Subject(), receivers, options.Value, key);
    }

    private static NoticeReceiver Personal(
        NoticeChannel channel, ClaimsPrincipal user, NoticeLanguage language, string? address, TimeProvider clock) => new(
        NoticeRules.PersonalId(channel, user.Subject()), user.Subject(), channel, language, null, null, address, clock.GetUtcNow());

    private static async Task<IResult> Put(NoticeReceiver receiver, NoticeReceiverStore receivers, NoticeOptions options, NoticeKey key)
    {
        if (!options.Offered().Contains(receiver.Channel))
        {
            return Problem.Of(StatusCodes.Status409Conflict, "channel_not_offered");
        }

        await receivers.Put(receiver);
        return await Chosen(receiver.PersonId, receivers, options, key);
    }

    private static async Task<IResult> Chosen(string personId, NoticeReceiverStore receivers, NoticeOptions options, NoticeKey key)
    {
        ImmutableArray<NoticeChannel> offered = [.. options.Offered()];
        return Results.Json(new NoticeReceiverList(
            [
                .. (await receivers.Of(personId)).Where(one => offered.Contains(one.Channel))
                    .Select(one => new NoticeReceiverWire(one.Id, one.Channel, one.Language, one.CreatedAt)),
            ],
            offered,
            offered.Contains(NoticeChannel.Push) ? key.Public : null));
    }
}

using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Domain.Outbound;
using RedStation.Domain.Webhooks;
using RedStation.Grains.Cases;
using RedStation.Grains.Pricing;
using RedStation.Silo.Outbound;
using RedStation.Storage.Accounts;
using RedStation.Storage.Cases;
using RedStation.Storage.Databases;
using RedStation.Storage.Outbound;
using RedStation.Storage.Projections;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Outbound;

/// <summary>Who reported something is told what becomes of it: encrypted for their browser, or by a gateway.</summary>
public abstract class NoticeTests(Func<TestDatabase> newStore) : IAsyncLifetime
{
    private readonly TestDatabase store = newStore();
    private readonly TemporaryFolder folder = new();
    private readonly PushBrowser browser = new();
    private readonly List<IDisposable> owned = [];
    private DataFolder data = null!;
    private NoticeKey key = null!;
    private PushService service = null!;
    private OutboundHarness outbound = null!;
    private DateTimeOffset? happenedAt;

    public async ValueTask InitializeAsync()
    {
        service = await PushService.Start();
        data = new DataFolder(folder.Path);
        key = new NoticeKey(data);
        outbound = new OutboundHarness(store.Database, channels: Channels);
    }

    public async ValueTask DisposeAsync()
    {
        outbound.Dispose();
        owned.ForEach(one => one.Dispose());
        key.Dispose();
        data.Dispose();
        browser.Dispose();
        await service.DisposeAsync();
        store.Dispose();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Steps_ReachTheBrowserOnce_InOrder_EncryptedForItAlone()
    {
        await Subscribe("one");
        await Happened(CaseEvent.Opened);
        await outbound.LookUntil(() => service.Posts.Count == 1, "the first step");
        await Happened(CaseEvent.Opened, CaseEvent.Dispatched);
        await outbound.LookUntil(() => service.Posts.Count == 2, "the second step");
        await outbound.LookToTheEnd();
        Assert.Equal((0, 0), await outbound.Deliveries.Totals());

        var (first, second) = (Read(service.Posts.First()), Read(service.Posts.Last()));
        Assert.Equal(("暴露垃圾：已立案", "case", "case-2"), ((string)first["title"]!, (string)first["caseId"]!, (string)first["id"]!));
        Assert.Equal(("暴露垃圾：已派遣", "case-3"), ((string)second["title"]!, (string)second["id"]!));
        Assert.All([first, second], one => Assert.DoesNotContain("写给部门的话", one.ToJsonString(), StringComparison.Ordinal));
        var headers = service.Posts.First().Headers;
        Assert.Equal(("aes128gcm", "86400"), ((string)headers["Content-Encoding"]!, (string)headers["TTL"]!));
        Assert.Matches("^[A-Za-z0-9_-]{1,32}$", (string)headers["Topic"]!);
        Assert.Equal((string)headers["Topic"]!, (string)service.Posts.Last().Headers["Topic"]!);
        ShowsWhoSends((string)headers["Authorization"]!);
    }

    [Fact]
    public async Task NobodyIsTold_WhoDidIt_WhoseSessionIsOver_OrWhoHasLeft()
    {
        await Subscribe("one", session: "over");
        await Subscribe("two");
        await Subscribe("three");
        await outbound.People.Remove(NoticeRules.BrowserId($"{service.Url}/three"), "three");
        // Somebody else's is not theirs to remove.
        await outbound.People.Remove(NoticeRules.BrowserId($"{service.Url}/two"), "three");
        await new SessionStore(store.Database, outbound.Clock).End("token-over");
        await Happened(["one", "two", "three"], "two", CaseEvent.Opened, CaseEvent.Reopened);
        await outbound.LookUntil(() => service.Posts.Count == 1, "the step that somebody else did");
        await outbound.LookToTheEnd();

        Assert.Equal(["/two"], service.Posts.Select(post => post.Path));
        Assert.Equal("case-2", (string?)Read(service.Posts.Single())["id"]);
        Assert.Equal(1, await outbound.People.RemoveEnded());
        Assert.Empty(await outbound.People.Of("one"));
        Assert.Single(await outbound.People.Of("two"));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task Browser_ThatItsServiceDoesNotKnowAnyMore_IsForgotten_WithWhatItWasToBeTold(int status)
    {
        await Subscribe("one");
        service.Answer = _ => status;
        await Happened(CaseEvent.Opened, CaseEvent.Dispatched);
        await outbound.LookUntil(async () => (await outbound.People.Of("one")).Count == 0, "the end of the subscription");

        Assert.Single(service.Posts);
        Assert.Equal((0, 0), await outbound.Deliveries.Totals());
    }

    [Fact]
    public async Task Service_ThatFails_IsTriedAgain_UntilItIsNoNewsAnyMore()
    {
        await Subscribe("one");
        service.Answer = _ => 500;
        await Happened(CaseEvent.Opened);
        await outbound.LookUntil(() => service.Posts.Count == 1, "the first attempt");
        await outbound.LookToTheEnd();
        for (var hour = 0; hour < 25; hour++)
        {
            outbound.Clock.Advance(TimeSpan.FromHours(1));
            await outbound.LookToTheEnd();
        }

        Assert.InRange(service.Posts.Count, 5, 8);
        Assert.Equal((0, 0), await outbound.Deliveries.Totals());
        service.Answer = _ => 201;
        await Happened(CaseEvent.Opened, CaseEvent.Dispatched);
        await outbound.LookUntil(() => service.Posts.Any(post => (string?)Read(post)["id"] == "case-3"), "the next step");
    }

    [Fact]
    public async Task OldSteps_ThatBecomeVisibleLate_AreNoNews()
    {
        await Subscribe("one");
        happenedAt = outbound.Clock.GetUtcNow();
        outbound.Clock.Advance(TimeSpan.FromHours(25));
        await Happened(CaseEvent.Opened);
        await outbound.LookToTheEnd();

        Assert.Empty(service.Posts);
    }

    [Fact]
    public async Task Browsers_AreTen_TheLatest_AndOneBelongsToOnePerson()
    {
        for (var number = 1; number <= 11; number++)
        {
            outbound.Clock.Advance(TimeSpan.FromSeconds(1));
            await Subscribe("one", path: $"b{number}");
        }

        Assert.Equal(10, (await outbound.People.Of("one")).Count);
        Assert.DoesNotContain($"{service.Url}/b1", (await outbound.People.Of("one")).Select(one => one.Subscription!.Endpoint));
        await Subscribe("two", path: "b2");
        Assert.Equal(9, (await outbound.People.Of("one")).Count);
        Assert.Single(await outbound.People.Of("two"));
    }

    [Fact]
    public async Task TextMessage_GoesToTheGateway_SignedAndWithOneId_InThePersonsLanguage()
    {
        await outbound.People.Put(new NoticeReceiver(
            NoticeRules.PersonalId(NoticeChannel.Sms, "one"), "one", NoticeChannel.Sms, NoticeLanguage.En, null, null, key.Seal("13800000001"),
            outbound.Clock.GetUtcNow()));
        await outbound.People.Put(new NoticeReceiver(
            NoticeRules.PersonalId(NoticeChannel.WeChat, "one"), "one", NoticeChannel.WeChat, NoticeLanguage.Zh, null, null, null,
            outbound.Clock.GetUtcNow()));
        Assert.DoesNotContain("13800000001", (await outbound.People.Of("one")).Single(one => one.Channel == NoticeChannel.Sms).Address!);
        service.Answer = path => path == "/sms" && service.Posts.Count(post => post.Path == "/sms") == 1 ? 500 : 204;
        await Happened(CaseEvent.Refused);
        await outbound.LookUntil(() => service.Posts.Count == 2, "a post to each gateway");
        await outbound.LookToTheEnd();
        outbound.Clock.Advance(TimeSpan.FromSeconds(6));
        await outbound.LookUntil(() => service.Posts.Count == 3, "the second attempt");

        var posts = service.Posts.Where(post => post.Path == "/sms").ToArray();
        Assert.Equal((string)posts[0].Headers["webhook-id"]!, (string)posts[1].Headers["webhook-id"]!);
        var sms = JsonNode.Parse(posts[1].Body)!;
        Assert.Equal(
            ("13800000001", "Litter lying about: not accepted", "en", "refused", "case"),
            ((string)sms["phone"]!, (string)sms["title"]!, (string)sms["language"]!, (string)sms["event"]!, (string)sms["caseId"]!));
        Assert.Null(sms["personId"]);
        Assert.Equal(
            WebhookVerdict.Genuine,
            WebhookVerifier.Verify(
                new WebhookSigner([OutboundHarness.Secret]), posts[1].Headers["webhook-id"], posts[1].Headers["webhook-timestamp"],
                posts[1].Headers["webhook-signature"], posts[1].Body, outbound.Clock.GetUtcNow()));
        var weChat = JsonNode.Parse(service.Posts.Single(post => post.Path == "/wechat").Body)!;
        Assert.Equal(("one", null), ((string?)weChat["personId"], (string?)weChat["phone"]));
    }

    [Fact]
    public async Task EveryStepThatIsTold_HasAText_InBothLanguages()
    {
        var texts = Texts();
        foreach (var happened in Enum.GetValues<CaseEvent>().Where(one => one != CaseEvent.Reported && IsTold(one)))
        {
            var notice = new CaseNotice("case", happened, "330106", "e0101", null);
            foreach (var language in Enum.GetValues<NoticeLanguage>())
            {
                var text = await texts.Of(notice, language);
                Assert.DoesNotContain(language == NoticeLanguage.Zh ? "有新进展" : "there is news", text.Title, StringComparison.Ordinal);
                Assert.Equal(language == NoticeLanguage.Zh, text.Title.Any(letter => letter > 0x2fff));
            }
        }
    }

    private static bool IsTold(CaseEvent happened) => CaseViews.IsShownToReporters(
        [new CaseHistoryEntry { Status = CaseStatus.Opened, At = DateTimeOffset.UnixEpoch, By = "x", Event = happened }], 0);

    private IEnumerable<INoticeChannel> Channels(GuardedConnections connections, TimeProvider time, NoticeOptions notices)
    {
        notices.PushContact = "mailto:admin@city.example";
        notices.SmsWebhook = new Uri($"{service.Url}/sms");
        notices.SmsWebhookSecrets.Add(OutboundHarness.Secret);
        notices.WeChatWebhook = new Uri($"{service.Url}/wechat");
        var (texts, options, settings) = (Texts(), Options.Create(new OutboundOptions()), Options.Create(notices));
        var push = new PushChannel(connections, key, texts, settings, options, time);
        var gateway = new GatewayPost(texts, options, time);
        owned.AddRange([push, gateway]);
        return [push, new SmsChannel(gateway, key, settings), new WeChatChannel(gateway, settings)];
    }

    private NoticeTexts Texts()
    {
        var cache = new CaseRuleCache(
            new CaseRuleStore(store.Database, TimeProvider.System), Options.Create(new PriceListOptions()), TimeProvider.System);
        owned.Add(cache);
        return new NoticeTexts(cache);
    }

    private async Task Subscribe(string person, string? path = null, string? session = null)
    {
        var endpoint = $"{service.Url}/{path ?? person}";
        if (session is not null)
        {
            await Session(session);
        }

        await outbound.People.Put(new NoticeReceiver(
            NoticeRules.BrowserId(endpoint), person, NoticeChannel.Push, NoticeLanguage.Zh, session,
            new PushSubscription(endpoint, browser.P256dh, browser.Auth), null, outbound.Clock.GetUtcNow()));
    }

    private Task Session(string id) => new SessionStore(store.Database, outbound.Clock).Open(
        new Session(id, "one", "rider", "骑手", [], null), "token-" + id, TimeSpan.FromDays(1));

    private Task Happened(params CaseEvent[] steps) => Happened(["one"], "dispatcher", steps);

    /// <summary>A case that was reported, and has gone some steps since, becomes visible.</summary>
    private Task Happened(ImmutableArray<string> reporters, string by, params CaseEvent[] steps)
    {
        var start = happenedAt ?? outbound.Clock.GetUtcNow();
        var terms = new CaseTerms("e0101", new CaseLimit(2, DeadlineUnit.Hours), new CaseLimit(4, DeadlineUnit.Hours), false);
        CaseHistoryEntry Line(CaseEvent happened, string who) => new()
        {
            Status = CaseStatus.Reported,
            At = start,
            By = who,
            Event = happened,
            Note = "写给部门的话",
        };
        var view = new CaseView
        {
            Id = "case",
            Terms = terms,
            Position = new GeoPoint(30.25, 120.13),
            District = "330106",
            Note = "写给部门的话",
            Status = CaseStatus.Reported,
            ObservedAt = start,
            ReportedAt = start,
            Reporters = reporters,
            ReporterCount = reporters.Length,
            Deadlines = new CaseDeadlines(),
            Revision = steps.Length + 1,
            History =
            [
                Line(CaseEvent.Reported, reporters[0]) with { District = "330106", Terms = terms },
                .. steps.Select((happened, at) => Line(happened, at == 0 ? "dispatcher" : by)),
            ],
        };
        return new CaseIndex(store.Database, outbound.Clock).Project(new CaseRow(view, null, 0));
    }

    private JsonNode Read(PushedPost post) => JsonNode.Parse(browser.Read(post.Body))!;

    /// <summary>VAPID, our key's signature, for this service, of today.</summary>
    private void ShowsWhoSends(string authorization)
    {
        var parts = authorization["vapid ".Length..].Split(", ").Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        Assert.Equal(key.Public, parts["k"]);
        var token = parts["t"].Split('.');
        Assert.True(key.Key.VerifyData(
            Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), Base64Url.DecodeFromChars(token[2]), HashAlgorithmName.SHA256));
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(token[1]))!;
        // The library leaves out the port; push services of browsers have the usual one.
        Assert.Equal((service.Url[..service.Url.LastIndexOf(':')], "mailto:admin@city.example"), ((string?)claims["aud"], (string?)claims["sub"]));
        var life = DateTimeOffset.FromUnixTimeSeconds((long)claims["exp"]!) - DateTimeOffset.UtcNow;
        Assert.InRange(life, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24));
    }

    public sealed class OnSqlite() : NoticeTests(() => new SqliteTestDatabase());

    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : NoticeTests(stores.New);
}

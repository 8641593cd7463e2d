using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using RedStation.Domain.Outbound;
using RedStation.Domain.Webhooks;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Outbound;

/// <summary>Receivers as they are: they hang, fail for a while, answer twice, move away or are gone.</summary>
public abstract class OutboundDispatcherTests(Func<TestDatabase> newStore) : IAsyncLifetime
{
    /// <summary>Longer than any pause with what chance adds to it.</summary>
    private static readonly TimeSpan Day = TimeSpan.FromHours(27);

    private readonly TestDatabase store = newStore();
    private OutboundHarness outbound = null!;
    private Receiver receiver = null!;

    public async ValueTask InitializeAsync()
    {
        outbound = new OutboundHarness(store.Database);
        receiver = await Receiver.Start();
    }

    public async ValueTask DisposeAsync()
    {
        outbound.Dispose();
        await receiver.DisposeAsync();
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Events_ArriveOnce_EachSubjectInItsOrder()
    {
        var id = await outbound.Webhook(receiver.Url);
        foreach (var subject in (string[])["b", "a", "c"])
        {
            await outbound.Happened(subject, 3);
        }

        await outbound.LookUntil(() => receiver.Taken.Count == 9, "nine events");
        await outbound.Happened("a", 4);
        await outbound.LookUntil(async () => (await outbound.State(id)).Delivered == 10, "the tenth");

        Assert.All(["a", "b", "c"], subject => Assert.Equal(Ids(subject, 3), Of(subject).Take(3)));
        Assert.Equal(10, receiver.Posts.Select(post => post.Id).Distinct().Count());
        Assert.Equal(10, receiver.Posts.Count);
        Assert.Equal((0, 0), await outbound.Deliveries.Totals());
    }

    [Fact]
    public async Task Subject_WhosePostHangs_DelaysNoOther_AndGoesOnInItsOrder()
    {
        var id = await outbound.Webhook(receiver.Url);
        var arrived = new TaskCompletionSource();
        receiver.Answer = async (post, context) =>
        {
            if (post.Subject == "slow" && arrived.TrySetResult())
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }

            return 204;
        };
        await outbound.Happened("slow", 2);
        await outbound.Look();
        await arrived.Task;
        foreach (var subject in (string[])["a", "b", "c"])
        {
            await outbound.Happened(subject, 4);
        }

        await outbound.LookUntil(() => receiver.Taken.Count == 12, "the other subjects' events");
        Assert.DoesNotContain("slow-2", receiver.Posts.Select(post => post.Id));

        outbound.Clock.Advance(TimeSpan.FromSeconds(21));
        await outbound.LookUntil(async () => (await outbound.State(id)).Failure == "timed out", "the end of patience");
        outbound.Clock.Advance(TimeSpan.FromSeconds(6));
        await outbound.LookUntil(async () => (await outbound.State(id)).Delivered == 14, "the slow ones");
        Assert.Equal(["slow-1", "slow-1", "slow-2"], Of("slow"));
    }

    [Fact]
    public async Task Event_WhosePostFailsAfterItsWebhookWasSwitchedOff_StaysADeadLetter()
    {
        var id = await outbound.Webhook(receiver.Url);
        var (arrived, switchedOff) = (new TaskCompletionSource(), new TaskCompletionSource());
        receiver.Answer = async (_, _) =>
        {
            arrived.TrySetResult();
            await switchedOff.Task;
            return 500;
        };
        await outbound.Happened("a", 1);
        await outbound.Look();
        await arrived.Task;

        await outbound.Webhooks.SwitchOff(id, WebhookStatus.Disabled);
        switchedOff.SetResult();
        await Until.True(async () => (await outbound.State(id)).Failure == "answered 500", "the outcome of the post");

        Assert.Equal((0, 1), await outbound.Deliveries.Totals());
    }

    [Fact]
    public async Task Receiver_ThatFailsForTenMinutes_IsToldAllInOrder_AndAnotherIsNotDelayed()
    {
        var id = await outbound.Webhook(receiver.Url);
        await using var other = await Receiver.Start();
        await outbound.Webhook(other.Url);
        receiver.Answer = (_, _) => Task.FromResult(500);
        await outbound.Happened("a", 3);
        await outbound.Happened("b", 1);

        await outbound.LookUntil(() => other.Taken.Count == 4, "the other receiver");
        await outbound.LookUntil(() => receiver.Posts.Count == 2, "the first events of both");
        await outbound.LookToTheEnd();
        var repaired = outbound.Clock.GetUtcNow().AddMinutes(10);
        while (outbound.Clock.GetUtcNow() < repaired)
        {
            outbound.Clock.Advance(TimeSpan.FromSeconds(30));
            await outbound.LookToTheEnd();
        }

        receiver.Answer = (_, _) => Task.FromResult(200);
        outbound.Clock.Advance(TimeSpan.FromMinutes(35));
        await outbound.LookUntil(async () => (await outbound.State(id)).Delivered == 4, "all events");

        Assert.Equal(Ids("a", 3), receiver.Taken.Where(one => one.StartsWith('a')));
        Assert.Equal(["b-1"], receiver.Taken.Where(one => one.StartsWith('b')));
        Assert.Equal("answered 500", (await outbound.State(id)).Failure);
    }

    [Fact]
    public async Task Post_ThatIsNeverTaken_IsTriedByTheSchedule_GivenUp_AndReplayed()
    {
        var id = await outbound.Webhook(receiver.Url);
        receiver.Answer = (post, _) => Task.FromResult(post.Id == "a-1" ? 503 : 204);
        await outbound.Happened("a", 2);
        for (var attempt = 1; attempt <= DeliverySchedule.Pauses.Length; attempt++)
        {
            await outbound.LookUntil(() => Of("a").Count(one => one == "a-1") == attempt, $"attempt {attempt}");
            await outbound.LookUntil(async () => await Attempts(id) == attempt, $"the outcome of attempt {attempt}");
            if (attempt < DeliverySchedule.Pauses.Length)
            {
                // Never sooner than planned.
                outbound.Clock.Advance(DeliverySchedule.Pauses[attempt] - TimeSpan.FromMilliseconds(1));
                Assert.Empty(await outbound.Deliveries.ReceiversWithDue());
                outbound.Clock.Advance((DeliverySchedule.Pauses[attempt] * DeliverySchedule.MostJitter) + TimeSpan.FromMilliseconds(1));
            }
        }

        await outbound.LookUntil(() => receiver.Taken.Contains("a-2"), "what came after it");
        var letter = Assert.Single(await outbound.Deliveries.Dead(id, 0, 10));
        Assert.Equal(("a-1", 10, "answered 503"), (letter.Event.Event.Id, letter.Attempts, letter.Failure));
        outbound.Clock.Advance(Day);
        await outbound.Look();
        Assert.Equal(11, receiver.Posts.Count);

        receiver.Answer = (_, _) => Task.FromResult(204);
        Assert.Equal(0, await outbound.Deliveries.Replay(id, ["no-such-event"]));
        Assert.Equal(1, await outbound.Deliveries.Replay(id, ["a-1"]));
        await outbound.LookUntil(() => receiver.Taken.Contains("a-1"), "the replay");
        await outbound.LookUntil(async () => await outbound.Deliveries.Totals() == (0, 0), "nothing left");
    }

    [Fact]
    public async Task Receiver_ThatAsksForPatience_IsLeftInPeaceForAsLong()
    {
        var id = await outbound.Webhook(receiver.Url);
        receiver.Answer = (_, context) =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return Task.FromResult(429);
        };
        await outbound.Happened("a", 1);
        await outbound.LookUntil(async () => await Attempts(id) == 1, "the first attempt");
        receiver.Answer = (_, _) => Task.FromResult(204);

        outbound.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Empty(await outbound.Deliveries.ReceiversWithDue());
        outbound.Clock.Advance(TimeSpan.FromMinutes(1));
        await outbound.LookUntil(() => receiver.Taken.Count == 1, "the second attempt");
    }

    [Fact]
    public async Task Receiver_ThatIsGone_IsToldNoMore_UntilItIsEnabledAndReplayed()
    {
        var id = await outbound.Webhook(receiver.Url);
        receiver.Answer = (_, _) => Task.FromResult(410);
        await outbound.Happened("a", 3);
        await outbound.LookUntil(async () => (await outbound.State(id)).Webhook.Status == WebhookStatus.Gone, "the end");
        await outbound.Happened("a", 4);
        await outbound.Look();

        Assert.Single(receiver.Posts);
        Assert.Equal(Ids("a", 3), (await outbound.Deliveries.Dead(id, 0, 10)).Select(letter => letter.Event.Event.Id));
        receiver.Answer = (_, _) => Task.FromResult(204);
        await outbound.Webhooks.Enable(id);
        Assert.Equal(3, await outbound.Deliveries.Replay(id, null));
        await outbound.LookUntil(() => receiver.Taken.Count == 3, "the replay");
        Assert.Equal(Ids("a", 3), receiver.Taken);
        Assert.Equal(Ids("a", 4), (await outbound.Feed.After(0, null, 10)).Events.Select(one => one.Event.Id));
    }

    [Fact]
    public async Task Receiver_ThatPointsElsewhere_HasNotTakenIt_AndIsNotFollowed()
    {
        await using var elsewhere = await Receiver.Start();
        var id = await outbound.Webhook(receiver.Url);
        receiver.Answer = (_, context) =>
        {
            context.Response.Headers.Location = elsewhere.Url;
            return Task.FromResult(StatusCodes.Status307TemporaryRedirect);
        };
        await outbound.Happened("a", 1);
        await outbound.LookUntil(async () => (await outbound.State(id)).Failure == "answered 307", "a failure");

        Assert.Empty(elsewhere.Posts);
    }

    [Fact]
    public async Task Post_WhoseAnswerIsLost_ComesAgainWithTheSameId_AndATimestampOfItsOwn()
    {
        var id = await outbound.Webhook(receiver.Url);
        receiver.Answer = (post, context) =>
        {
            context.Abort();
            return Task.FromResult(204);
        };
        await outbound.Happened("a", 1);
        await outbound.LookUntil(async () => await Attempts(id) == 1, "the first attempt");
        receiver.Answer = (_, _) => Task.FromResult(204);
        outbound.Clock.Advance(TimeSpan.FromSeconds(6));
        await outbound.LookUntil(async () => (await outbound.State(id)).Delivered == 1, "the second attempt");

        var posts = receiver.Posts.ToArray();
        Assert.Equal((posts[0].Id, posts[0].Body), (posts[1].Id, posts[1].Body));
        Assert.Equal(6, long.Parse(posts[1].Timestamp, null) - long.Parse(posts[0].Timestamp, null));
        Assert.NotEqual(posts[0].Signature, posts[1].Signature);
    }

    [Fact]
    public async Task Webhook_IsToldItsDistricts_AndThatACaseHasLeftThem()
    {
        await using var other = await Receiver.Start();
        await outbound.Webhook(receiver.Url, "330100");
        await outbound.Webhook(other.Url, "330203");
        await outbound.Happened("here", 1);
        await outbound.Happened("there", 1, "330203");
        await outbound.Database.WriteRows(async (connection, transaction) =>
        {
            await RedStation.Storage.Outbound.OutboundEvents.Record(connection, transaction, "moved", _ =>
                [new OutboundEvent("moved-1", "redstation.case.handedOver", "moved", 1, "330203", "330106", outbound.Clock.GetUtcNow(), "{}")]);
            return 0;
        });

        await outbound.LookUntil(() => receiver.Taken.Count == 2 && other.Taken.Count == 2, "two events each");
        Assert.Equal(["here-1", "moved-1"], receiver.Taken.Order(StringComparer.Ordinal));
        Assert.Equal(["moved-1", "there-1"], other.Taken.Order(StringComparer.Ordinal));
        Assert.Equal(["here-1", "moved-1"], await Fed("330106"));
        Assert.Equal(["moved-1", "there-1"], await Fed("330200"));
        Assert.Empty(await Fed("440000"));
    }

    [Fact]
    public async Task Secret_ThatChanges_SignsBesideTheOneBefore_ForADay()
    {
        var id = await outbound.Webhook(receiver.Url);
        const string Next = "whsec_//////////////////////////////////////////8=";
        var until = outbound.Clock.GetUtcNow() + WebhookSigner.RotationOverlap;
        await outbound.Webhooks.Rotate(id, Next, until, "root rotate");
        await outbound.Webhooks.Rotate(id, "whsec_lost", until, "root rotate");
        Assert.Equal(Next, (await outbound.Webhooks.Rotated(id, "root rotate"))!.Secret);
        await outbound.Happened("a", 1);
        await outbound.LookUntil(() => receiver.Taken.Count == 1, "an event");
        await outbound.LookToTheEnd();
        outbound.Clock.Advance(WebhookSigner.RotationOverlap);
        await outbound.Happened("a", 2);
        await outbound.LookUntil(() => receiver.Taken.Count == 2, "another");

        var posts = receiver.Posts.ToArray();
        Assert.Equal(Signed(posts[0], Next, OutboundHarness.Secret), posts[0].Signature);
        Assert.Equal(Signed(posts[1], Next), posts[1].Signature);
    }

    [Fact]
    public async Task Numbers_GivenByTwoAtOnce_AreWithoutGap_AndEverySubjectInItsOrder()
    {
        var id = await outbound.Webhook(receiver.Url);
        var subjects = Enumerable.Range(0, 20).Select(number => $"s{number}").ToArray();
        foreach (var subject in subjects)
        {
            await outbound.Happened(subject, 5);
        }

        using var second = new OutboundHarness(store.Database);
        var counts = new ConcurrentBag<int>();
        await Task.WhenAll(new[] { outbound, second }.Select(async one =>
        {
            for (var count = 1; count > 0;)
            {
                count = await one.Events.Number(7);
                counts.Add(count);
            }
        }));

        var events = (await outbound.Feed.After(0, null, 200)).Events;
        Assert.Equal(Enumerable.Range(1, 100).Select(number => (long)number), events.Select(one => one.Sequence));
        Assert.All(subjects, subject =>
            Assert.Equal([1L, 2, 3, 4, 5], events.Where(one => one.Event.Subject == subject).Select(one => one.Event.Ordinal)));
        Assert.Equal(100, (await outbound.State(id)).Waiting);
        Assert.Equal(100, counts.Sum());
    }

    private static string Signed(ReceivedPost post, params string[] secrets) =>
        new WebhookSigner(secrets).Sign(post.Id, post.Timestamp, System.Text.Encoding.UTF8.GetBytes(post.Body));

    private static IEnumerable<string> Ids(string subject, int count) => Enumerable.Range(1, count).Select(ordinal => $"{subject}-{ordinal}");

    private async Task<IEnumerable<string>> Fed(string district) =>
        (await outbound.Feed.After(0, [district], 10)).Events.Select(one => one.Event.Id).Order(StringComparer.Ordinal);

    private IEnumerable<string> Of(string subject) => receiver.Posts.Where(post => post.Subject == subject).Select(post => post.Id);

    /// <summary>How many attempts for the first event have come to an end.</summary>
    private async Task<int> Attempts(string id)
    {
        var dead = await outbound.Deliveries.Dead(id, 0, 1);
        return dead.Count > 0 ? dead[0].Attempts : await outbound.Database.Read(connection =>
            Dapper.SqlMapper.ExecuteScalarAsync<int>(connection, "SELECT coalesce(max(attempts), 0) FROM outbound_deliveries"));
    }

    public sealed class OnSqlite() : OutboundDispatcherTests(() => new SqliteTestDatabase());

    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : OutboundDispatcherTests(stores.New);
}

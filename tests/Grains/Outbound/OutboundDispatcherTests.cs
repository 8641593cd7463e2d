using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using RedStation.Domain.Outbound;
using RedStation.Domain.Webhooks;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Outbound;

/// <summary>Receivers as they are: they hang, fail for a while, answer twice, move away or are gone.</summary>
public abstract class OutboundDispatcherTests(Func<TestDatabase> newStore) : WebhookReceiving(newStore)
{
    /// <summary>Longer than any pause with what chance adds to it.</summary>
    private static readonly TimeSpan Day = TimeSpan.FromHours(27);

    [Fact]
    public async Task Events_ArriveOnce_EachSubjectInItsOrder()
    {
        var id = await Outbound.Webhook(Receiver.Url);
        foreach (var subject in (string[])["b", "a", "c"])
        {
            await Outbound.Happened(subject, 3);
        }

        await Outbound.LookUntil(() => Receiver.Taken.Count == 9, "nine events");
        await Outbound.Happened("a", 4);
        await Outbound.LookUntil(async () => (await Outbound.State(id)).Delivered == 10, "the tenth");

        Assert.All(["a", "b", "c"], subject => Assert.Equal(Ids(subject, 3), Of(subject).Take(3)));
        Assert.Equal(10, Receiver.Posts.Select(post => post.Id).Distinct().Count());
        Assert.Equal(10, Receiver.Posts.Count);
        Assert.Equal((0, 0), await Outbound.Deliveries.Totals());
    }

    [Fact]
    public async Task Subject_WhosePostHangs_DelaysNoOther_AndGoesOnInItsOrder()
    {
        var id = await Outbound.Webhook(Receiver.Url);
        var arrived = new TaskCompletionSource();
        Receiver.Answer = async (post, context) =>
        {
            if (post.Subject == "slow" && arrived.TrySetResult())
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }

            return 204;
        };
        await Outbound.Happened("slow", 2);
        await Outbound.Look();
        await arrived.Task;
        foreach (var subject in (string[])["a", "b", "c"])
        {
            await Outbound.Happened(subject, 4);
        }

        await Outbound.LookUntil(() => Receiver.Taken.Count == 12, "the other subjects' events");
        Assert.DoesNotContain("slow-2", Receiver.Posts.Select(post => post.Id));

        Outbound.Clock.Advance(TimeSpan.FromSeconds(21));
        await Outbound.LookUntil(async () => (await Outbound.State(id)).Failure == "timed out", "the end of patience");
        Outbound.Clock.Advance(TimeSpan.FromSeconds(6));
        await Outbound.LookUntil(async () => (await Outbound.State(id)).Delivered == 14, "the slow ones");
        Assert.Equal(["slow-1", "slow-1", "slow-2"], Of("slow"));
    }

    [Fact]
    public async Task Event_WhosePostFailsAfterItsWebhookWasSwitchedOff_StaysADeadLetter()
    {
        var id = await Outbound.Webhook(Receiver.Url);
        var (arrived, switchedOff) = (new TaskCompletionSource(), new TaskCompletionSource());
        Receiver.Answer = async (_, _) =>
        {
            arrived.TrySetResult();
            await switchedOff.Task;
            return 500;
        };
        await Outbound.Happened("a", 1);
        await Outbound.Look();
        await arrived.Task;

        await Outbound.Webhooks.SwitchOff(id, WebhookStatus.Disabled);
        switchedOff.SetResult();
        await Until.True(async () => (await Outbound.State(id)).Failure == "answered 500", "the outcome of the post");

        Assert.Equal((0, 1), await Outbound.Deliveries.Totals());
    }

    [Fact]
    public async Task Receiver_ThatFailsForTenMinutes_IsToldAllInOrder_AndAnotherIsNotDelayed()
    {
        var id = await Outbound.Webhook(Receiver.Url);
        await using var other = await Receiver.Start();
        await Outbound.Webhook(other.Url);
        Receiver.Answer = (_, _) => Task.FromResult(500);
        await Outbound.Happened("a", 3);
        await Outbound.Happened("b", 1);

        await Outbound.LookUntil(() => other.Taken.Count == 4, "the other receiver");
        await Outbound.LookUntil(() => Receiver.Posts.Count == 2, "the first events of both");
        await Outbound.LookToTheEnd();
        var repaired = Outbound.Clock.GetUtcNow().AddMinutes(10);
        while (Outbound.Clock.GetUtcNow() < repaired)
        {
            Outbound.Clock.Advance(TimeSpan.FromSeconds(30));
            await Outbound.LookToTheEnd();
        }

        Receiver.Answer = (_, _) => Task.FromResult(200);
        Outbound.Clock.Advance(TimeSpan.FromMinutes(35));
        await Outbound.LookUntil(async () => (await Outbound.State(id)).Delivered == 4, "all events");

        Assert.Equal(Ids("a", 3), Receiver.Taken.Where(one => one.StartsWith('a')));
        Assert.Equal(["b-1"], Receiver.Taken.Where(one => one.StartsWith('b')));
        Assert.Equal("answered 500", (await Outbound.State(id)).Failure);
    }

    [Fact]
    public async Task Post_ThatIsNeverTaken_IsTriedByTheSchedule_GivenUp_AndReplayed()
    {
        var id = await Outbound.Webhook(Receiver.Url);
        Receiver.Answer = (post, _) => Task.FromResult(post.Id == "a-1" ? 503 : 204);
        await Outbound.Happened("a", 2);
        for (var attempt = 1; attempt <= DeliverySchedule.Pauses.Length; attempt++)
        {
            await Outbound.LookUntil(() => Of("a").Count(one => one == "a-1") == attempt, $"attempt {attempt}");
            await Outbound.LookUntil(async () => await Attempts(id) == attempt, $"the outcome of attempt {attempt}");
            if (attempt < DeliverySchedule.Pauses.Length)
            {
                // Never sooner than planned.
                Outbound.Clock.Advance(DeliverySchedule.Pauses[attempt] - TimeSpan.FromMilliseconds(1));
                Assert.Empty(await Outbound.Deliveries.ReceiversWithDue());
                Outbound.Clock.Advance((DeliverySchedule.Pauses[attempt] * DeliverySchedule.MostJitter) + TimeSpan.FromMilliseconds(1));
            }
        }

        await Outbound.LookUntil(() => Receiver.Taken.Contains("a-2"), "what came after it");
        var letter = Assert.Single(await Outbound.Deliveries.Dead(id, 0, 10));
        Assert.Equal(("a-1", 10, "answered 503"), (letter.Event.Event.Id, letter.Attempts, letter.Failure));
        Outbound.Clock.Advance(Day);
        await Outbound.Look();
        Assert.Equal(11, Receiver.Posts.Count);

        Receiver.Answer = (_, _) => Task.FromResult(204);
        Assert.Equal(0, await Outbound.Deliveries.Replay(id, ["no-such-event"]));
        Assert.Equal(1, await Outbound.Deliveries.Replay(id, ["a-1"]));
        await Outbound.LookUntil(() => Receiver.Taken.Contains("a-1"), "the replay");
        await Outbound.LookUntil(async () => await Outbound.Deliveries.Totals() == (0, 0), "nothing left");
    }

    [Fact]
    public async Task Receiver_ThatAsksForPatience_IsLeftInPeaceForAsLong()
    {
        var id = await Outbound.Webhook(Receiver.Url);
        Receiver.Answer = (_, context) =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return Task.FromResult(429);
        };
        await Outbound.Happened("a", 1);
        await Outbound.LookUntil(async () => await Attempts(id) == 1, "the first attempt");
        Receiver.Answer = (_, _) => Task.FromResult(204);

        Outbound.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Empty(await Outbound.Deliveries.ReceiversWithDue());
        Outbound.Clock.Advance(TimeSpan.FromMinutes(1));
        await Outbound.LookUntil(() => Receiver.Taken.Count == 1, "the second attempt");
    }

    [Fact]
    public async Task Receiver_ThatIsGone_IsToldNoMore_UntilItIsEnabledAndReplayed()
    {
        var id = await Outbound.Webhook(Receiver.Url);
        Receiver.Answer = (_, _) => Task.FromResult(410);
        await Outbound.Happened("a", 3);
        await Outbound.LookUntil(async () => (await Outbound.State(id)).Webhook.Status == WebhookStatus.Gone, "the end");
        await Outbound.Happened("a", 4);
        await Outbound.Look();

        Assert.Single(Receiver.Posts);
        Assert.Equal(Ids("a", 3), (await Outbound.Deliveries.Dead(id, 0, 10)).Select(letter => letter.Event.Event.Id));
        Receiver.Answer = (_, _) => Task.FromResult(204);
        await Outbound.Webhooks.Enable(id);
        Assert.Equal(3, await Outbound.Deliveries.Replay(id, null));
        await Outbound.LookUntil(() => Receiver.Taken.Count == 3, "the replay");
        Assert.Equal(Ids("a", 3), Receiver.Taken);
        Assert.Equal(Ids("a", 4), (await Outbound.Feed.After(0, null, 10)).Events.Select(one => one.Event.Id));
    }

    [Fact]
    public async Task Receiver_ThatPointsElsewhere_HasNotTakenIt_AndIsNotFollowed()
    {
        await using var elsewhere = await Receiver.Start();
        var id = await Outbound.Webhook(Receiver.Url);
        Receiver.Answer = (_, context) =>
        {
            context.Response.Headers.Location = elsewhere.Url;
            return Task.FromResult(StatusCodes.Status307TemporaryRedirect);
        };
        await Outbound.Happened("a", 1);
        await Outbound.LookUntil(async () => (await Outbound.State(id)).Failure == "answered 307", "a failure");

        Assert.Empty(elsewhere.Posts);
    }

    [Fact]
    public async Task Post_WhoseAnswerIsLost_ComesAgainWithTheSameId_AndATimestampOfItsOwn()
    {
        var id = await Outbound.Webhook(Receiver.Url);
        Receiver.Answer = (post, context) =>
        {
            context.Abort();
            return Task.FromResult(204);
        };
        await Outbound.Happened("a", 1);
        await Outbound.LookUntil(async () => await Attempts(id) == 1, "the first attempt");
        Receiver.Answer = (_, _) => Task.FromResult(204);
        Outbound.Clock.Advance(TimeSpan.FromSeconds(6));
        await Outbound.LookUntil(async () => (await Outbound.State(id)).Delivered == 1, "the second attempt");

        var posts = Receiver.Posts.ToArray();
        Assert.Equal((posts[0].Id, posts[0].Body), (posts[1].Id, posts[1].Body));
        Assert.Equal(6, long.Parse(posts[1].Timestamp, null) - long.Parse(posts[0].Timestamp, null));
        Assert.NotEqual(posts[0].Signature, posts[1].Signature);
    }

    [Fact]
    public async Task Webhook_IsToldItsDistricts_AndThatACaseHasLeftThem()
    {
        await using var other = await Receiver.Start();
        await Outbound.Webhook(Receiver.Url, "330100");
        await Outbound.Webhook(other.Url, "330203");
        await Outbound.Happened("here", 1);
        await Outbound.Happened("there", 1, "330203");
        await Outbound.Database.WriteRows(async (connection, transaction) =>
        {
            await RedStation.Storage.Outbound.OutboundEvents.Record(connection, transaction, "moved", _ =>
                [new OutboundEvent("moved-1", "cn.redstation.case.handedOver", "moved", 1, "330203", "330106", Outbound.Clock.GetUtcNow(), "{}")]);
            return 0;
        });

        await Outbound.LookUntil(() => Receiver.Taken.Count == 2 && other.Taken.Count == 2, "two events each");
        Assert.Equal(["here-1", "moved-1"], Receiver.Taken.Order(StringComparer.Ordinal));
        Assert.Equal(["moved-1", "there-1"], other.Taken.Order(StringComparer.Ordinal));
        Assert.Equal(["here-1", "moved-1"], await Fed("330106"));
        Assert.Equal(["moved-1", "there-1"], await Fed("330200"));
        Assert.Empty(await Fed("440000"));
    }

    [Fact]
    public async Task Secret_ThatChanges_SignsBesideTheOneBefore_ForADay()
    {
        var id = await Outbound.Webhook(Receiver.Url);
        const string Next = "whsec_//////////////////////////////////////////8=";
        var until = Outbound.Clock.GetUtcNow() + WebhookSigner.RotationOverlap;
        await Outbound.Webhooks.Rotate(id, Next, until, "root rotate");
        await Outbound.Webhooks.Rotate(id, "whsec_lost", until, "root rotate");
        Assert.Equal(Next, (await Outbound.Webhooks.Rotated(id, "root rotate"))!.Secret);
        await Outbound.Happened("a", 1);
        await Outbound.LookUntil(() => Receiver.Taken.Count == 1, "an event");
        await Outbound.LookToTheEnd();
        Outbound.Clock.Advance(WebhookSigner.RotationOverlap);
        await Outbound.Happened("a", 2);
        await Outbound.LookUntil(() => Receiver.Taken.Count == 2, "another");

        var posts = Receiver.Posts.ToArray();
        Assert.Equal(Signed(posts[0], Next, OutboundHarness.Secret), posts[0].Signature);
        Assert.Equal(Signed(posts[1], Next), posts[1].Signature);
    }

    [Fact]
    public async Task Numbers_GivenByTwoAtOnce_AreWithoutGap_AndEverySubjectInItsOrder()
    {
        var id = await Outbound.Webhook(Receiver.Url);
        var subjects = Enumerable.Range(0, 20).Select(number => $"s{number}").ToArray();
        foreach (var subject in subjects)
        {
            await Outbound.Happened(subject, 5);
        }

        using var second = new OutboundHarness(Store.Database);
        var counts = new ConcurrentBag<int>();
        await Task.WhenAll(new[] { Outbound, second }.Select(async one =>
        {
            for (var count = 1; count > 0;)
            {
                count = await one.Events.Number(7);
                counts.Add(count);
            }
        }));

        var events = (await Outbound.Feed.After(0, null, 200)).Events;
        Assert.Equal(Enumerable.Range(1, 100).Select(number => (long)number), events.Select(one => one.Sequence));
        Assert.All(subjects, subject =>
            Assert.Equal([1L, 2, 3, 4, 5], events.Where(one => one.Event.Subject == subject).Select(one => one.Event.Ordinal)));
        Assert.Equal(100, (await Outbound.State(id)).Waiting);
        Assert.Equal(100, counts.Sum());
    }

    private static string Signed(ReceivedPost post, params string[] secrets) =>
        new WebhookSigner(secrets).Sign(post.Id, post.Timestamp, System.Text.Encoding.UTF8.GetBytes(post.Body));

    private static IEnumerable<string> Ids(string subject, int count) => Enumerable.Range(1, count).Select(ordinal => $"{subject}-{ordinal}");

    private async Task<IEnumerable<string>> Fed(string district) =>
        (await Outbound.Feed.After(0, [district], 10)).Events.Select(one => one.Event.Id).Order(StringComparer.Ordinal);

    private IEnumerable<string> Of(string subject) => Receiver.Posts.Where(post => post.Subject == subject).Select(post => post.Id);

    /// <summary>How many attempts for the first event have come to an end.</summary>
    private async Task<int> Attempts(string id)
    {
        var dead = await Outbound.Deliveries.Dead(id, 0, 1);
        return dead.Count > 0 ? dead[0].Attempts : await Outbound.Database.Read(connection =>
            Dapper.SqlMapper.ExecuteScalarAsync<int>(connection, "SELECT coalesce(max(attempts), 0) FROM outbound_deliveries"));
    }

    public sealed class OnSqlite() : OutboundDispatcherTests(() => new SqliteTestDatabase());

    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : OutboundDispatcherTests(stores.New);
}

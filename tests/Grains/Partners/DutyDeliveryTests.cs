using RedStation.Contracts.Partners;
using RedStation.Domain.Outbound;
using RedStation.Domain.Partners;
using RedStation.Storage.Outbound;
using RedStation.Tests.Grains.Outbound;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Partners;

/// <summary>What platforms are told of duties arrives in its order, once by its id, at nobody else's, and soon after they are there again.</summary>
public abstract class DutyDeliveryTests(Func<TestDatabase> newStore) : WebhookReceiving(newStore)
{
    [Fact]
    public async Task Platform_ThatWasDownForTenMinutes_IsToldAllWithinTheNext_InOrderAndOnce()
    {
        var id = await Outbound.Webhook(Receiver.Url);
        await using var other = await Receiver.Start();
        await Outbound.Webhook(other.Url);
        Receiver.Answer = (_, _) => Task.FromResult(503);
        string[] duties = ["a", "b", "c"];
        foreach (var duty in duties)
        {
            await Told(id, duty, DutyStatus.Started);
        }

        var repaired = Outbound.Clock.GetUtcNow().AddMinutes(10);
        while (Outbound.Clock.GetUtcNow() < repaired)
        {
            await Outbound.LookToTheEnd();
            Outbound.Clock.Advance(TimeSpan.FromSeconds(15));
        }

        foreach (var duty in duties)
        {
            await Told(id, duty, DutyStatus.Started, DutyStatus.Ended);
        }

        Receiver.Answer = (_, _) => Task.FromResult(204);
        // A minute, and what chance adds to it.
        Outbound.Clock.Advance(TimeSpan.FromSeconds(67));
        await Outbound.LookUntil(async () => (await Outbound.State(id)).Delivered == 6, "all events");

        Assert.All(duties, duty => Assert.Equal(
            [$"{duty}-1", $"{duty}-2"], Receiver.Taken.Where(one => one.StartsWith(duty, StringComparison.Ordinal))));
        Assert.Empty(other.Posts);
        Assert.Empty((await Outbound.Feed.After(null, null, 100)).Events);
    }

    [Fact]
    public void Schedule_OfWhatIsUrgent_TriesForADay_AndNeverForever()
    {
        var (after, attempts) = (TimeSpan.Zero, 1);
        for (; DeliverySchedule.AfterUrgentFailure(attempts, 0, null) is { } pause; attempts++)
        {
            Assert.InRange(pause, TimeSpan.FromSeconds(1), after < TimeSpan.FromHours(1) ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(10));
            after += pause;
        }

        Assert.InRange(after, TimeSpan.FromHours(24), TimeSpan.FromHours(26));
        Assert.Equal(TimeSpan.FromMinutes(7), DeliverySchedule.AfterUrgentFailure(1, 0, TimeSpan.FromMinutes(7)));
    }

    private Task<long> Told(string webhookId, string duty, params DutyStatus[] course) => Store.Database.WriteRows(async (connection, transaction) =>
        await OutboundEvents.Record(
            connection,
            transaction,
            duty,
            known => course.Skip((int)known).Select((status, index) => new OutboundEvent(
                $"{duty}-{known + index + 1}", DutyEvents.TypeOf(status), duty, known + index + 1, "", null, Outbound.Clock.GetUtcNow(), "{}")),
            webhookId));

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : DutyDeliveryTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : DutyDeliveryTests(stores.New);
}

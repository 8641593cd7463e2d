using System.Text.Json.Nodes;
using RedStation.Contracts;
using RedStation.Contracts.Partners;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Partners;
using RedStation.Domain.Signing;
using RedStation.Storage.Documents;
using RedStation.Storage.Outbound;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Partners;

/// <summary>From a rider's acceptance to the minutes that their platform forgives.</summary>
public abstract class PlatformDutyTests(SiloFixture silo)
{
    private static readonly Evidence Done = new("处理好了");

    [Fact]
    public async Task Duty_AnsweredAndDone_SpendsWhatWasGranted_AndTheRiderHears()
    {
        silo.Platform("granting");
        var (task, asked) = await silo.AcceptedByLinked("granted", "granting");
        var phone = await RecordingRiderGateway.Of(silo, "granted");
        Assert.Equal((ExemptionStatus.Asked, asked.ExpectedMinutes), (asked.Status, asked.HeldMinutes));
        Assert.Equal((600 - asked.ExpectedMinutes, asked.ExpectedMinutes, 0), await silo.Pool("granting"));

        var answered = (await silo.Duty(asked).Answer(new AnswerDuty("granting", 7))).Value!;
        Assert.Equal((7, DutyStatus.Started), (answered.GrantedMinutes, answered.Status));
        await phone.Hears("what is forgiven", news => news.Task?.Exemptions is [{ Status: ExemptionStatus.Granted, GrantedMinutes: 7 }]);
        Assert.Equal((600 - asked.ExpectedMinutes, asked.ExpectedMinutes, 0), await silo.Pool("granting"));
        Assert.Equal(DutyRefusal.ExemptionAnswered, (await silo.Duty(asked).Answer(new AnswerDuty("granting", 8))).Refusal);

        Assert.NotNull((await task.Submit(By("granted", Done))).Value);
        Assert.Equal((593, 0, 7), await silo.Pool("granting"));
        Assert.Equal(answered.GrantedMinutes, (await silo.Duty(asked).Answer(new AnswerDuty("granting", 7))).Value!.GrantedMinutes);
        Assert.Equal(
            [
                ($"{asked.DutyId}-1", "cn.redstation.duty.started", "hook-granting"),
                ($"{asked.DutyId}-2", "cn.redstation.duty.ended", "hook-granting"),
            ],
            (await silo.Told(asked.DutyId)).Select(one => (one.Id, one.Type, one.WebhookId)));
        Assert.NotNull((await task.Verify(ByDispatcher())).Value);
        Assert.Equal(2, (await silo.Told(asked.DutyId)).Count);
    }

    [Theory]
    [InlineData("called-off")]
    [InlineData("declined")]
    public async Task Duty_ThatCameToNothing_ReturnsAllMinutes_EvenThoseGranted(string how)
    {
        var platform = "returning-" + how;
        silo.Platform(platform);
        var (task, asked) = await silo.AcceptedByLinked(how, platform);
        Assert.NotNull((await silo.Duty(asked).Answer(new AnswerDuty(platform, 5))).Value);

        Assert.NotNull((how == "declined" ? await task.Decline(By(how)) : await task.Cancel(ByDispatcher("不用了"))).Value);

        Assert.Equal((600, 0, 0), await silo.Pool(platform));
        Assert.Equal(["cn.redstation.duty.started", "cn.redstation.duty.cancelled"], (await silo.Told(asked.DutyId)).Select(one => one.Type));
        Assert.Equal(DutyRefusal.DutyCancelled, (await silo.Duty(asked).Answer(new AnswerDuty(platform, 5))).Refusal);
        Assert.Null((await silo.Duty(asked).Get())!.GrantedMinutes);
    }

    [Fact]
    public async Task Duty_ThatIsNotAnsweredWithinADay_ReturnsItsMinutes_AndALateAnswerChangesNothing()
    {
        silo.Platform("silent");
        var (task, asked) = await silo.AcceptedByLinked("unanswered", "silent");
        Assert.NotNull((await task.Submit(By("unanswered", Done))).Value);
        Assert.Equal((600 - asked.ExpectedMinutes, asked.ExpectedMinutes, 0), await silo.Pool("silent"));
        await SiloFixture.Drop(silo.Duty(asked));

        silo.Clock.Advance(TimeSpan.FromHours(24));
        await silo.Grains.Clock(0).Start();
        await Until.True(async () => (await silo.Pool("silent")).Held == 0, "the end of the hold");

        Assert.Equal((600, 0, 0), await silo.Pool("silent"));
        Assert.Equal(DutyRefusal.ExemptionTooLate, (await silo.Duty(asked).Answer(new AnswerDuty("silent", 1))).Refusal);
        Assert.Equal((600, 0, 0), await silo.Pool("silent"));
        Assert.Null((await silo.Duty(asked).Get())!.GrantedMinutes);
    }

    [Fact]
    public async Task Rider_WhosePlatformIsSilent_IsToldSo_AndGoesBackWithoutTrace()
    {
        silo.Platform("asleep");
        var (task, asked) = await silo.AcceptedByLinked("waiting", "asleep");
        var phone = await RecordingRiderGateway.Of(silo, "waiting");
        Assert.Equal(TaskRefusal.ExemptionStands, (await task.HandBack(By("waiting"))).Refusal);

        silo.Clock.Advance(TimeSpan.FromSeconds(30));
        await phone.Hears("that nobody answered", news => news.Task?.Exemptions is [{ Status: ExemptionStatus.Silent }]);
        await silo.OnDuty("next", (await task.Get())!.Position, 80);
        Assert.NotNull((await task.HandBack(By("waiting"))).Value);

        await Until.True(async () => (await task.Asked()).Contains("next"), "an offer to somebody else");
        var view = (await task.Get())!;
        Assert.Equal(["waiting", "next"], await task.Asked());
        Assert.DoesNotContain(view.History, entry => entry.Event is TaskEvent.Declined or TaskEvent.HandedBack);
        Assert.Null((await silo.Rider("waiting").GetView())!.ActiveTask);
        Assert.Equal((600, 0, 0), await silo.Pool("asleep"));
        Assert.Equal("cn.redstation.duty.cancelled", (await silo.Told(asked.DutyId))[^1].Type);
        Assert.Equal(DutyRefusal.DutyCancelled, (await silo.Duty(asked).Answer(new AnswerDuty("asleep", 1))).Refusal);
    }

    [Fact]
    public async Task Rider_WhosePlatformAnsweredALostWord_IsNotLetGo()
    {
        silo.Platform("heard");
        var (task, asked) = await silo.AcceptedByLinked("lost-word", "heard");
        silo.Clock.Advance(TimeSpan.FromSeconds(29));
        // Straight into what is stored, as if the word to the task had been lost.
        await SiloFixture.Drop(task);
        Assert.NotNull((await silo.Duty(asked).Answer(new AnswerDuty("heard", 4))).Value);
        silo.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(TaskRefusal.ExemptionStands, (await task.HandBack(By("lost-word"))).Refusal);
        Assert.Equal(4, (await task.Exemption()).GrantedMinutes);
    }

    [Fact]
    public async Task Pool_ThatIsEmpty_StillTellsThePlatform_AndTheRiderMayGoBackAtOnce()
    {
        silo.Platform("empty", minutes: 0);
        var (task, asked) = await silo.AcceptedByLinked("penniless", "empty");

        Assert.Equal((0, ExemptionStatus.Asked), (asked.HeldMinutes, asked.Status));
        Assert.Equal(0, (int?)JsonNode.Parse(Assert.Single(await silo.Told(asked.DutyId)).Data)!["heldMinutes"]);
        Assert.Equal(DutyRefusal.ExemptionExceedsHold, (await silo.Duty(asked).Answer(new AnswerDuty("empty", 1))).Refusal);
        Assert.NotNull((await task.HandBack(By("penniless"))).Value);
    }

    [Fact]
    public async Task Pool_ThatHasLessThanIsAskedFor_HoldsWhatIsLeft()
    {
        silo.Platform("scarce", minutes: 4);
        var (_, asked) = await silo.AcceptedByLinked("last-minutes", "scarce");

        Assert.Equal(4, asked.HeldMinutes);
        Assert.Equal((0, 4, 0), await silo.Pool("scarce"));
    }

    [Fact]
    public async Task Rider_WhoHasNotAgreed_OrIsNotLinked_IsNobodysMatter()
    {
        silo.Platform("unasked");
        silo.Platforms.Link("unasked", "only-orders", PlatformScopes.Orders);
        var place = silo.NewPlace();
        await silo.OnDuty("only-orders", place, 50);
        var task = await silo.OpenTask("only-orders", place);
        Assert.NotNull((await task.Accept(By("only-orders"))).Value);

        Assert.Empty((await task.Get())!.Exemptions);
        Assert.Equal((600, 0, 0), await silo.Pool("unasked"));
        Assert.Equal(TaskRefusal.ExemptionStands, (await task.HandBack(By("only-orders"))).Refusal);
    }

    [Fact]
    public async Task Platform_ThatWasUnlinkedMeanwhile_StillHearsTheEnd()
    {
        silo.Platform("left");
        var (task, asked) = await silo.AcceptedByLinked("unlinked", "left");
        silo.Platforms.Unlink("left", "unlinked");

        Assert.NotNull((await task.Submit(By("unlinked", Done))).Value);

        Assert.Equal("cn.redstation.duty.ended", (await silo.Told(asked.DutyId))[^1].Type);
    }

    [Fact]
    public async Task TwoPlatforms_AreEachToldByAPseudonymOfTheirOwn()
    {
        silo.Platform("one");
        silo.Platform("two");
        var task = await silo.OfferedToLinked("both", "one", "two");
        Assert.NotNull((await task.Accept(By("both"))).Value);

        var exemptions = (await task.Get())!.Exemptions;
        Assert.Equal(["one", "two"], exemptions.Select(one => one.PlatformId));
        Assert.Equal(["p-one-both", "p-two-both"], await Riders(exemptions));
        Assert.Equal(DutyRefusal.DutyNotFound, (await silo.Duty(exemptions[0]).Answer(new AnswerDuty("two", 1))).Refusal);
    }

    [Fact]
    public async Task Events_SayNothingOfPlaceNameOrOurIds_AndAreSignedForTheirPlatform()
    {
        silo.Platform("curious");
        var (task, asked) = await silo.AcceptedByLinked("private-rider", "curious");
        Assert.NotNull((await task.Submit(By("private-rider", Done))).Value);
        var view = (await task.Get())!;
        var keys = (await silo.Get<DocumentKeys>().All()).Select(key => Jwk.Of(key.X, key.Y)).ToList();
        foreach (var told in await silo.Told(asked.DutyId))
        {
            var data = JsonNode.Parse(told.Data)!.AsObject();
            var record = CompactJws.Parse((string)data["record"]!)!;
            data.Remove("record");
            using var key = keys.Single(one => one.Kid == record.KeyId).ToKey();
            Assert.True(record.IsSignedBy(key));
            Assert.Equal(DutyEvents.RecordType, record.Type);
            var payload = System.Text.Encoding.UTF8.GetString(record.Payload);
            var claims = JsonNode.Parse(payload)!;
            Assert.Equal(
                ("curious", "p-curious-private-rider", told.Id), ((string)claims["aud"]!, (string)claims["sub"]!, (string)claims["jti"]!));
            foreach (var said in (string[])[data.ToJsonString(), payload])
            {
                var text = said.Replace("p-curious-private-rider", "", StringComparison.Ordinal);
                Assert.DoesNotContain("private-rider", text);
                Assert.DoesNotContain("骑手", text);
                Assert.DoesNotContain(view.District, text);
                Assert.DoesNotContain("lat", text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("lon", text, StringComparison.OrdinalIgnoreCase);
                // A place to less than a hundred metres has three digits behind the point; nothing here has a fraction but times.
                Assert.DoesNotMatch(@"-?\d{1,3}\.\d{3,}(?!\d*Z)", text);
            }
        }

        Assert.Equal(
            ["dutyId", "endedAt", "expectedMinutes", "heldMinutes", "ordersAffectedUntil", "record", "rider", "startedAt", "taskClass"],
            JsonNode.Parse((await silo.Told(asked.DutyId))[^1].Data)!.AsObject().Select(member => member.Key).Order());
    }

    [Fact]
    public async Task Events_AreNotInTheFeedOfOthers()
    {
        silo.Platform("alone");
        var (_, asked) = await silo.AcceptedByLinked("directed", "alone");
        while (await silo.Get<OutboundEvents>().Number(200) > 0)
        {
            // Numbered, as they are before anybody is told.
        }

        var feed = await silo.Get<OutboundEventQueries>().After(null, null, 10_000);
        Assert.DoesNotContain(feed.Events, one => one.Event.Subject == asked.DutyId);
        var listed = (await silo.Get<PlatformDutyQueries>().List("alone", null, 10)).Items;
        Assert.Equal([asked.DutyId], listed.Select(duty => duty.Id));
    }

    private async Task<List<string>> Riders(IEnumerable<TaskExemption> exemptions)
    {
        var riders = new List<string>();
        foreach (var exemption in exemptions)
        {
            riders.Add((await silo.Duty(exemption).Get())!.Rider);
        }

        return riders;
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite(SiloFixture silo) : PlatformDutyTests(silo), IClassFixture<SiloFixture>;

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresSiloCollection.Name)]
    public sealed class OnPostgres(PostgresSiloFixture silo) : PlatformDutyTests(silo);
}

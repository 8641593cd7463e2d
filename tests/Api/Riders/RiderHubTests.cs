using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using RedStation.Api.Http.Identity;
using RedStation.Api.Riders;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Geo;
using RedStation.Grains.Dispatch;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Riders;

/// <summary>Riders' phones against the running program: what dispatch knows of them, and what they are sent.</summary>
public sealed class RiderHubTests(RiderHubTests.Fixture api) : IClassFixture<RiderHubTests.Fixture>
{
    /// <summary>Where a map opens that knows nothing better.</summary>
    private static readonly GeoPoint Hangzhou = new(30.2741, 120.1551);

    private static int places;

    private readonly DelayedAttachFilter attach = api.Attach;

    [Fact]
    public async Task Rider_OnDuty_IsKnownWhereTheyAreUntilTheyAreNot()
    {
        var (start, next) = (NewPlace(), NewPlace());
        await using var phone = await RiderHubClient.Of(api, "moves");
        await phone.Start();
        await Report(phone, start);
        await phone.Call("GoOnDuty", new { start.Lat, start.Lon });
        await Known(start, "moves");

        await phone.Call("SetOrderDeadline", api.Time.GetUtcNow().AddMinutes(1));
        await Unknown(start, "moves");
        await phone.Call("SetOrderDeadline", null);
        await Known(start, "moves");
        await Report(phone, next);
        await Known(next, "moves");
        await Unknown(start, "moves");

        await phone.Call("GoOffDuty");
        await Unknown(next, "moves");
    }

    [Fact]
    public async Task Rider_TileHasLostItsMemory_IsKnownAgainWithTheNextPosition()
    {
        var place = NewPlace();
        await using var phone = await RiderHubClient.Of(api, "remembered");
        await phone.Start();
        await phone.Call("GoOnDuty", new { place.Lat, place.Lon });
        await Known(place, "remembered");
        var tile = api.Service<IGrainFactory>().DispatchTile(Tiles.At(place));
        await tile.AsReference<IGrainManagementExtension>().DeactivateOnIdle(TestContext.Current.CancellationToken);
        await Unknown(place, "remembered");

        await Report(phone, place);

        await Known(place, "remembered");
    }

    [Fact]
    public async Task Rider_LastPhoneGone_IsForgottenAtOnce()
    {
        var place = NewPlace();
        await using var first = await RiderHubClient.Of(api, "leaves");
        await using var second = await RiderHubClient.Of(api, "leaves");
        await first.Start();
        await second.Start();
        await first.Call("GoOnDuty", new { place.Lat, place.Lon });
        await Known(place, "leaves");

        await first.Stop();
        await Report(second, place);
        await Known(place, "leaves");
        await second.Stop();

        await Unknown(place, "leaves");
    }

    [Fact]
    public async Task Connect_NewsWhileTheRiderIsAsked_FollowThePictureTheyAreNewerThan()
    {
        await using var other = await RiderHubClient.Of(api, "eager");
        await other.Start();
        // A phone is on its line before its rider has been asked; it is not the one to be held.
        await Until.True(() => other.Heard.Count == 1, "the phone that was there has its picture");
        await using var phone = await RiderHubClient.Of(api, "eager");
        attach.Hold();
        var connecting = phone.Start();
        await attach.Reached;
        RiderNews[] news =
        [
            new("eager") { Withdrawn = new("off", OfferEnd.Taken) }, new("eager") { Balance = new Balance(1, 1) },
            new("eager") { Withdrawn = new("off", OfferEnd.Taken) }, new("eager") { Balance = new Balance(2, 2) },
        ];
        await api.Service<RiderGateway>().Deliver([.. news]);
        await Until.True(() => other.Heard.Count == 5, "the phone that was there hears them");
        Assert.Empty(phone.Heard);

        attach.Release();
        await connecting;

        await Until.True(() => phone.Heard.Count == 5, "all is heard");
        Assert.Equal(["Me", "OfferWithdrawn", "BalanceChanged", "OfferWithdrawn", "BalanceChanged"], phone.Heard);
    }

    [Fact]
    public async Task Connect_RiderNobodyKnows_IsRefusedAndLeavesNothingBehind()
    {
        await using var phone = RiderHubClient.OfNobody(api.As(Roles.Rider, "nobody"));
        var closed = new TaskCompletionSource<Exception?>();
        phone.Hub.Closed += fault =>
        {
            closed.TrySetResult(fault);
            return Task.CompletedTask;
        };

        await phone.Start();

        await closed.Task.WaitAsync(Until.HangLimit, TestContext.Current.CancellationToken);
        await Until.True(() => attach.Detached.Contains("nobody"), "the gateway lets go of the rider");
    }

    [Theory]
    [InlineData(91.0, 120.0, 10.0, "invalid_input: position: lat -90 to 90, lon -180 to 180")]
    [InlineData(30.0, 120.0, 5_001.0, "invalid_accuracy: ")]
    public async Task ReportPosition_WrongNumbers_IsRefusedNamingThem(double lat, double lon, double accuracy, string message)
    {
        await using var phone = await RiderHubClient.Of(api, "wrong");
        await phone.Start();

        var refused = await Assert.ThrowsAnyAsync<Exception>(() =>
            phone.Call("ReportPosition", new { lat, lon, accuracyM = accuracy }));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "W4")]
    public async Task GoOnDutyWithoutPlace_IsOnDutyAndNowhereUntilAFixComes()
    {
        var place = NewPlace();
        await using var phone = await RiderHubClient.Of(api, "nowhere");
        await phone.Start();

        var me = await phone.Hub.InvokeCoreAsync<JsonObject>("GoOnDutyWithoutPlace", [], TestContext.Current.CancellationToken);

        Assert.True((bool)me["onDuty"]!);
        // Once a later change is known, this one would be.
        await using var other = await RiderHubClient.Of(api, "somewhere");
        await other.Start();
        await other.Call("GoOnDutyWithoutPlace", []);
        var there = NewPlace();
        await Report(other, there);
        await Known(there, "somewhere");
        Assert.DoesNotContain("nowhere", await Near(new GeoPoint(0, 0), 20_000));
        Assert.DoesNotContain("nowhere", await Near(Hangzhou, 20_000));
        Assert.DoesNotContain("nowhere", await Near(there));
        await Report(phone, place);
        await Known(place, "nowhere");
    }

    [Fact]
    [Trait("Case", "W5")]
    public async Task ReportPosition_FixSentAgain_IsAsOldAsItWasMeasured()
    {
        var place = NewPlace();
        await using var phone = await RiderHubClient.Of(api, "resends");
        await phone.Start();
        await phone.Call("GoOnDutyWithoutPlace", []);
        var measured = api.Time.GetUtcNow().AddMinutes(-2);
        await Report(phone, place, measured);
        await Known(place, "resends");

        // The same fix once more, and an older one of the rider's other phone.
        await Report(phone, place, measured);
        await Report(phone, NewPlace(), measured.AddMinutes(-1));

        var known = Assert.Single(await api.Service<DispatchSearch>().Nearby(new NearbyQuery(place, 300, 5, [], 20)));
        Assert.InRange(known.At!.Value, measured.AddMilliseconds(-1), measured.AddMilliseconds(1));
        Assert.Equal(10, known.AccuracyM);
        api.Time.Advance(TimeSpan.FromSeconds(61));
        await Report(phone, place, measured);
        Assert.Empty(await Near(place));
    }

    [Theory]
    [Trait("Case", "W5")]
    [InlineData(-480)]
    [InlineData(480)]
    [InlineData(-6)]
    public async Task ReportPosition_LocalTimeSentAsUtcOrLongAgo_IsRefused(int minutes)
    {
        await using var phone = await RiderHubClient.Of(api, "zone");
        await phone.Start();
        await phone.Call("GoOnDutyWithoutPlace", []);

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => Report(phone, NewPlace(), api.Time.GetUtcNow().AddMinutes(minutes)));

        Assert.Contains("time_out_of_range: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "P1")]
    [Trait("Case", "W7")]
    public async Task SetOrderDeadline_InThePastOrBeforeGoingOffDuty_IsNotKept()
    {
        var place = NewPlace();
        await using var phone = await RiderHubClient.Of(api, "tomorrow");
        await phone.Start();
        await phone.Call("GoOnDuty", new { place.Lat, place.Lon });

        var me = await Set(api.Time.GetUtcNow().AddHours(-5));
        Assert.Null(me["orderDeadline"]);
        await Known(place, "tomorrow");

        Assert.NotNull((await Set(api.Time.GetUtcNow().AddMinutes(15)))["orderDeadline"]);
        await phone.Call("GoOffDuty");
        Assert.Null((await api.As(Roles.Rider, "tomorrow").Get("/api/v1/riders/me")).Json["orderDeadline"]);

        Task<JsonObject> Set(DateTimeOffset at) =>
            phone.Hub.InvokeCoreAsync<JsonObject>("SetOrderDeadline", [at], TestContext.Current.CancellationToken);
    }

    [Theory]
    [Trait("Case", "P1")]
    [InlineData(13)]
    [InlineData(-13)]
    [InlineData(1_000_000)]
    public async Task SetOrderDeadline_AbsurdlyFarAway_IsRefused(int hours)
    {
        await using var phone = await RiderHubClient.Of(api, "absurd");
        await phone.Start();

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => phone.Call("SetOrderDeadline", api.Time.GetUtcNow().AddHours(hours)));

        Assert.Contains("time_out_of_range: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "P3")]
    public async Task OfferSeen_OfAnOfferInHand_TellsTheTaskThatItWasSeen()
    {
        var place = NewPlace();
        await using var phone = await RiderHubClient.Of(api, "looks");
        var offered = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        phone.Hub.On<object>("TaskOffered", offer => offered.SetResult((JsonElement)offer));
        await phone.Start();
        await phone.Call("GoOnDuty", new { place.Lat, place.Lon });
        await Known(place, "looks");
        var task = api.Service<IGrainFactory>().GovernanceTask("seen-task");
        await task.Open(new OpenTask("open", "dispatcher", TaskType.HazardCheck, place, "330106", "x", TimeSpan.FromMinutes(30)));
        var offer = await offered.Task.WaitAsync(Until.HangLimit, TestContext.Current.CancellationToken);
        Assert.Equal(JsonValueKind.Null, offer.GetProperty("accuracyM").ValueKind);

        await phone.Call("OfferSeen", offer.GetProperty("offerId").GetString());
        api.Time.Advance(TimeSpan.FromSeconds(26));
        await task.Wake();

        var expired = (await task.Get())!.History.Single(entry => entry.Event == TaskEvent.OfferExpired);
        Assert.Null(expired.Note);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => phone.Call("OfferSeen", "off-unknown"));
        Assert.Contains("offer_not_found: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task Accept_RepeatedOnAnotherConnectionThatNeverSawTheOffer_IsTheFirstAnswer()
    {
        var place = NewPlace();
        string offer;
        var offered = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (var phone = await RiderHubClient.Of(api, "repeats"))
        {
            phone.Hub.On<object>("TaskOffered", one => offered.SetResult((JsonElement)one));
            await phone.Start();
            await phone.Call("GoOnDuty", new { place.Lat, place.Lon });
            await Known(place, "repeats");
            var task = api.Service<IGrainFactory>().GovernanceTask("repeat-task");
            await task.Open(new OpenTask("open", "dispatcher", TaskType.HazardCheck, place, "330106", "x", TimeSpan.FromMinutes(30)));
            offer = (await offered.Task.WaitAsync(Until.HangLimit, TestContext.Current.CancellationToken)).GetProperty("offerId").GetString()!;
            await phone.Call("Accept", offer, "accept-1");
        }

        await using var another = await RiderHubClient.Of(api, "repeats");
        await another.Start();
        var again = await another.Hub.InvokeAsync<JsonElement>("Accept", offer, "accept-1", TestContext.Current.CancellationToken);

        Assert.Equal(("repeat-task", "assigned"), (again.GetProperty("id").GetString(), again.GetProperty("status").GetString()));
    }

    [Fact]
    [Trait("Case", "O4")]
    [Trait("Case", "O5")]
    public async Task Candidates_RiderBeyondTheRings_IsListedWithTheReasonAndCanBeGivenTheTaskWithANote()
    {
        var place = NewPlace();
        var there = place with { Lat = place.Lat + Distance.LatitudeDegrees(6_600) };
        await using var phone = await RiderHubClient.Of(api, "far");
        await phone.Start();
        await phone.Call("GoOnDutyWithoutPlace", []);
        await Report(phone, there);
        await Known(there, "far");
        await api.Service<IGrainFactory>().GovernanceTask("far-task")
            .Open(new OpenTask("open", "dispatcher", TaskType.HazardCheck, place, "330106", "x", TimeSpan.FromMinutes(30)));
        var dispatcher = api.As(Roles.Dispatcher, "disp", "330106");

        var listed = Assert.Single((await dispatcher.Get("/api/v1/tasks/far-task/candidates")).Json["items"]!.AsArray())!;

        Assert.Equal(("far", 6_600, 10, "outOfRings", true), (
            (string?)listed["riderId"], (int)listed["distanceM"]!, (int)listed["accuracyM"]!, (string?)listed["reason"], (bool)listed["mayAssign"]!));
        Assert.NotNull((string?)listed["placedAt"]);
        var assigned = await dispatcher.Post("/api/v1/tasks/far-task/assign", new { operationId = "1", riderId = "far", note = "电话里说好了" });
        Assert.Equal("电话里说好了", (string?)assigned.Is(System.Net.HttpStatusCode.OK).Json["history"]!.AsArray()[^1]!["note"]);
    }

    /// <summary>A place that no other test uses: each is twenty kilometres from the next.</summary>
    private static GeoPoint NewPlace() => new(24 + (Interlocked.Increment(ref places) * 0.2), 120.15);

    private static Task Report(RiderHubClient phone, GeoPoint place, DateTimeOffset? at = null) =>
        phone.Call("ReportPosition", new { place.Lat, place.Lon, accuracyM = 10, at });

    private Task Known(GeoPoint place, string riderId) => Until.True(async () => (await Near(place)).Contains(riderId), $"{riderId} is known");

    private Task Unknown(GeoPoint place, string riderId) => Until.True(async () => !(await Near(place)).Contains(riderId), $"{riderId} is forgotten");

    private async Task<IEnumerable<string>> Near(GeoPoint place, int radiusM = 300) =>
        (await api.Service<DispatchSearch>().Nearby(new NearbyQuery(place, radiusM, 5, [], 20))).Select(candidate => candidate.RiderId);

    /// <summary>The program, with a say in when a phone is attached to its rider.</summary>
    public sealed class Fixture : ApiFixture
    {
        public Fixture() => ChangeServices = services => services.AddSingleton<IIncomingGrainCallFilter>(Attach);

        internal DelayedAttachFilter Attach { get; } = new();
    }
}

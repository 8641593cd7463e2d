using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using RedStation.Api.Accounts;
using RedStation.Api.Riders;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Geo;
using RedStation.Grains.Dispatch;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Riders;

/// <summary>Riders' phones against the running program: what dispatch knows of them, and what they are sent.</summary>
public sealed class RiderHubTests : IDisposable
{
    private readonly RunningApi api = new();
    private readonly HeldAttach attach = new();
    private int places;

    public RiderHubTests() => api.ChangeServices = services => services.AddSingleton<IIncomingGrainCallFilter>(attach);

    public void Dispose() => api.Dispose();

    [Fact]
    public async Task Rider_OnDuty_IsKnownWhereTheyAreUntilTheyAreNot()
    {
        var (start, next) = (NewPlace(), NewPlace());
        await using var phone = await PhoneOnHub.Of(api, "moves");
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
        await using var phone = await PhoneOnHub.Of(api, "remembered");
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
        await using var first = await PhoneOnHub.Of(api, "leaves");
        await using var second = await PhoneOnHub.Of(api, "leaves");
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
        await using var other = await PhoneOnHub.Of(api, "eager");
        await other.Start();
        // A phone is on its line before its rider has been asked; it is not the one to be held.
        await Eventually(() => other.Heard.Count == 1, "the phone that was there has its picture");
        await using var phone = await PhoneOnHub.Of(api, "eager");
        attach.Hold();
        var connecting = phone.Start();
        await attach.Reached;
        RiderNews[] news =
        [
            new("eager") { Withdrawn = new("off", OfferEnd.Taken) }, new("eager") { Balance = new Balance(1, 1) },
            new("eager") { Withdrawn = new("off", OfferEnd.Taken) }, new("eager") { Balance = new Balance(2, 2) },
        ];
        await api.Service<RiderGateway>().Deliver([.. news]);
        await Eventually(() => other.Heard.Count == 5, "the phone that was there hears them");
        Assert.Empty(phone.Heard);

        attach.Release();
        await connecting;

        await Eventually(() => phone.Heard.Count == 5, "all is heard");
        Assert.Equal(["Me", "OfferWithdrawn", "BalanceChanged", "OfferWithdrawn", "BalanceChanged"], phone.Heard);
    }

    [Fact]
    public async Task Connect_RiderNobodyKnows_IsRefusedAndLeavesNothingBehind()
    {
        await using var phone = PhoneOnHub.OfNobody(api.As(Roles.Rider, "nobody"));
        var closed = new TaskCompletionSource<Exception?>();
        phone.Hub.Closed += fault =>
        {
            closed.TrySetResult(fault);
            return Task.CompletedTask;
        };

        await phone.Start();

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await Eventually(() => attach.Detached.Contains("nobody"), "the gateway lets go of the rider");
    }

    [Theory]
    [InlineData(91.0, 120.0, 10.0, "invalid_input: position: lat -90 to 90, lon -180 to 180")]
    [InlineData(30.0, 120.0, 5_001.0, "invalid_accuracy: ")]
    public async Task ReportPosition_WrongNumbers_IsRefusedNamingThem(double lat, double lon, double accuracy, string message)
    {
        await using var phone = await PhoneOnHub.Of(api, "wrong");
        await phone.Start();

        var refused = await Assert.ThrowsAnyAsync<Exception>(() =>
            phone.Call("ReportPosition", new { lat, lon, accuracyM = accuracy }));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A place that no other test uses: each is ten kilometres from the next.</summary>
    private GeoPoint NewPlace() => new(28 + (++places * 0.1), 120.15);

    private static Task Report(PhoneOnHub phone, GeoPoint place) =>
        phone.Call("ReportPosition", new { place.Lat, place.Lon, accuracyM = 10 });

    private Task Known(GeoPoint place, string riderId) => Eventually(async () => (await Near(place)).Contains(riderId), $"{riderId} is known");

    private Task Unknown(GeoPoint place, string riderId) => Eventually(async () => !(await Near(place)).Contains(riderId), $"{riderId} is forgotten");

    private async Task<IEnumerable<string>> Near(GeoPoint place) =>
        (await api.Service<DispatchSearch>().Nearby(new NearbyQuery(place, 300, 5, [], 20))).Select(candidate => candidate.RiderId);

    private static Task Eventually(Func<bool> condition, string what) => Eventually(() => Task.FromResult(condition()), what);

    private static async Task Eventually(Func<Task<bool>> condition, string what)
    {
        for (var tries = 0; !await condition(); tries++)
        {
            Assert.True(tries < 500, "Waited in vain until " + what + ".");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}

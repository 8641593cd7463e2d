using CsCheck;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices;
using RedStation.Tests.Domain.Stations;

namespace RedStation.Tests.Domain.Devices;

/// <summary>A device has one connection at a time: the latest, for as long as its process says that it holds it.</summary>
public sealed class LinkRulesTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    [Fact]
    public void Link_AnySequence_IsTheLatestThatIsHeld() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 50]).List[0, 60].Sample(steps =>
        {
            var (state, now) = (new LinkState(), SomeStations.Noon);
            (string Link, DateTimeOffset Until)? held = null;
            foreach (var (what, which, seconds) in steps)
            {
                now = now.AddSeconds(seconds);
                var link = $"link-{which}";
                state = LinkRules.Expire(state, now);
                held = held is { } known && known.Until > now ? known : null;
                switch (what)
                {
                    case 0:
                        state = LinkRules.Connect(state, new EquipmentLink(link, "mqtt5"), Lease, now);
                        held = (link, now + Lease);
                        break;
                    case 1:
                        state = LinkRules.Lose(state, link, now);
                        held = held?.Link == link ? null : held;
                        break;
                    default:
                        var heardBefore = state.HeardAt;
                        state = LinkRules.Heard(state, link, null, now);
                        Assert.Equal(held?.Link == link ? now : heardBefore, state.HeardAt);
                        break;
                }

                Assert.Equal(held is not null, LinkRules.IsConnected(state, EquipmentKind.Mqtt, Lease, now));
                Assert.Equal(held?.Link, state.Since is null ? null : state.Link!.LinkId);
                Assert.Equal(state.Since is not null || state.Link is null, state.LostAt is null);
            }
        });

    [Fact]
    public void Connect_Again_IsTheSameConnection_WithWhatIsKnownSince()
    {
        var now = SomeStations.Noon;
        var first = LinkRules.Connect(new LinkState(), new EquipmentLink("a", "ocpp1.6"), Lease, now);
        var later = LinkRules.Connect(first, new EquipmentLink("a", "ocpp1.6", "Wallbox", "M1", "1.2"), Lease, now.AddSeconds(20));

        Assert.Equal((now, "1.2", now.AddSeconds(80)), (later.Since, later.Link!.Firmware, later.LeaseUntil));
        Assert.Null(LinkRules.Connect(later, new EquipmentLink("b", "ocpp1.6"), Lease, now).StationToldAt);
    }

    [Theory]
    [InlineData(89, true)]
    [InlineData(90, false)]
    public void DeviceWithoutConnection_IsThereWhileItIsHeard(int seconds, bool expected)
    {
        var heard = LinkRules.Heard(new LinkState(), null, TimeSpan.FromHours(8), SomeStations.Noon);

        Assert.Equal(TimeSpan.FromHours(8), LinkRules.Heard(heard, null, null, SomeStations.Noon).ClockOffset);
        Assert.Equal(expected, LinkRules.IsConnected(
            heard, EquipmentKind.Http, TimeSpan.FromSeconds(90), SomeStations.Noon.AddSeconds(seconds)));
    }
}

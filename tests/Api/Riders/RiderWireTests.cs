using RedStation.Api.Riders;
using RedStation.Contracts.Riders;

namespace RedStation.Tests.Api.Riders;

public sealed class RiderWireTests
{
    [Fact]
    [Trait("Case", "S6")]
    public void Me_HasAllThatTheRiderKnows_AlsoFromWhenAPortMayBeHeld()
    {
        var from = new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);
        var rider = new RiderView("r1", "骑手", RiderTier.Newcomer, null, false, new Balance(0, 0), null, null, [], [], null, null, null, false, from)
        {
            MayReserveFrom = from.AddMinutes(5),
        };

        Assert.Equal(rider.MayReserveFrom, RiderWire.Me(rider).MayReserveFrom);
        Assert.Equal(Names<RiderView>(), Names<MeWire>());
    }

    private static IEnumerable<string> Names<T>() => typeof(T).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal);
}

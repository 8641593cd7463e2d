using RedStation.Api.Live;

namespace RedStation.Tests.Api.Live;

public sealed class TileNumbersTests
{
    [Fact]
    public void Take_AfterReturns_GivesTheSmallestFreeNumber()
    {
        var numbers = new TileNumbers();
        Assert.Equal([0, 1, 2, 3], Enumerable.Range(0, 4).Select(_ => numbers.Take()));

        numbers.Return(2);
        numbers.Return(1);

        Assert.Equal([1, 2, 4], Enumerable.Range(0, 3).Select(_ => numbers.Take()));
    }
}

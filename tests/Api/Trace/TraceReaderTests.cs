using RedStation.Api.Trace;
using RedStation.Contracts.Stations;

namespace RedStation.Tests.Api.Trace;

public sealed class TraceReaderTests
{
    private static readonly Dictionary<string, int> Ports = new() { ["st-1"] = 2, ["st-2"] = 1 };

    [Fact]
    public async Task Read_GoodLines_AreChangesInOrder()
    {
        var lines = await Read("at,station,port,status\n0.0,st-1,1,available\n1.5,st-1,2,charging\n");
        Assert.Equal(
            [
                new TraceChange(TimeSpan.Zero, "st-1", 1, PortStatus.Available),
                new TraceChange(TimeSpan.FromSeconds(1.5), "st-1", 2, PortStatus.Charging),
            ],
            lines.Select(line => line.Change));
        Assert.Equal([2L, 3L], lines.Select(line => line.Number));
    }

    [Theory]
    [InlineData("\uFEFFat,station,port,status\r\n3,st-1,1,faulted\r\n")]
    [InlineData("status,port,note,station,at\nfaulted,1,,st-1,3")]
    [InlineData("\"at\",\"station\",\"port\",\"status\"\r\"3\", \"st-1\" ,\"1\",\"faulted\"\r")]
    [InlineData("at,station,port,status,more\n3e0,st-1,1,faulted,extra\n\n   \n")]
    public async Task Read_MarkLineEndsQuotesAndOrderOfColumns_DoNotMatter(string text) =>
        Assert.Equal([new TraceChange(TimeSpan.FromSeconds(3), "st-1", 1, PortStatus.Faulted)], (await Read(text)).Select(line => line.Change));

    [Theory]
    [InlineData("-1,st-1,1,available", "at")]
    [InlineData("NaN,st-1,1,available", "at")]
    [InlineData("∞,st-1,1,available", "at")]
    [InlineData("1e300,st-1,1,available", "at")]
    [InlineData("6,5,st-1,1", "station")]
    [InlineData("soon,st-1,1,available", "at")]
    [InlineData(",st-1,1,available", "at")]
    [InlineData("4,st-1,1,available", "at")]
    [InlineData("6,st-9,1,available", "station")]
    [InlineData("6,ST-1,1,available", "station")]
    [InlineData("6,st-1,0,available", "port")]
    [InlineData("6,st-1,3,available", "port")]
    [InlineData("6,st-1,-1,available", "port")]
    [InlineData("6,st-1,one,available", "port")]
    [InlineData("6,st-1,99999999999,available", "port")]
    [InlineData("6,st-1,1,free", "status")]
    [InlineData("6,st-1,1,Available", "status")]
    [InlineData("6,st-1,1,1", "status")]
    [InlineData("6,st-1,1,", "status")]
    [InlineData("6,st-1,1", "line")]
    [InlineData("\"6,st-1,1,available", "at")]
    [InlineData("\0\u0001%PDF-1.7", "line")]
    [InlineData("{\"at\":1}", "line")]
    public async Task Read_LineThatMakesNoSense_IsToldWithItsNumberAndSpoilsNoOther(string line, string field)
    {
        var lines = await Read($"at,station,port,status\n5,st-1,1,available\n{line}\n7,st-2,1,charging\n");
        Assert.Equal(3, lines.Count);
        Assert.Equal(3, lines[1].Number);
        Assert.StartsWith(field + ":", lines[1].Fault, StringComparison.Ordinal);
        Assert.NotNull(lines[0].Change);
        Assert.NotNull(lines[2].Change);
    }

    [Fact]
    public async Task Read_TimeThatGoesBack_IsUnreadableAndTheLatestStands()
    {
        var lines = await Read("at,station,port,status\n9,st-1,1,available\n3,st-1,1,charging\n8,st-1,1,charging\n9,st-1,2,charging\n");
        Assert.Equal([true, false, false, true], lines.Select(line => line.Change is not null));
        Assert.Equal([3L, 4L], lines.Where(line => line.Fault is not null).Select(line => line.Number));
    }

    [Fact]
    public async Task Read_VeryLongLine_IsPassedOver()
    {
        var lines = await Read("at,station,port,status\n" + new string('x', 5_000_000) + "\n1,st-1,1,available\n");
        Assert.Equal("line: too long", lines[0].Fault);
        Assert.NotNull(lines[1].Change);
    }

    [Theory]
    [InlineData("")]
    [InlineData("at,station,port\n1,st-1,1\n")]
    [InlineData("0.0,st-1,1,available\n")]
    [InlineData("AT;STATION;PORT;STATUS\n")]
    public async Task Read_WithoutTheFourColumns_SaysSo(string text)
    {
        var fault = await Assert.ThrowsAsync<TraceFormatException>(() => Read(text));
        Assert.Contains("at, station, port and status", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_EndlessFile_StreamsLineByLine()
    {
        using var file = new EndlessTrace();
        var read = 0;
        await foreach (var line in new TraceReader(Ports).Read(file, TestContext.Current.CancellationToken))
        {
            Assert.NotNull(line.Change);
            if (++read == 10_000)
            {
                break;
            }
        }

        Assert.InRange(file.CharactersGiven, 10_000, 1_000_000);
    }

    private static async Task<List<TraceLine>> Read(string text)
    {
        using var file = new StringReader(text);
        var lines = new List<TraceLine>();
        await foreach (var line in new TraceReader(Ports).Read(file, TestContext.Current.CancellationToken))
        {
            lines.Add(line);
        }

        return lines;
    }
}

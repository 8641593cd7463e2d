using RedStation.Api.Trace;
using RedStation.Grains.Settings;

namespace RedStation.Tests.Api.Trace;

public sealed class TraceOptionsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trace-").FullName;

    public TraceOptionsTests()
    {
        File.WriteAllText(Path.Combine(folder, "trace.csv"), "at,station,port,status\n");
        File.WriteAllText(Path.Combine(folder, "stations.csv"), "id,name,lat,lon,ports\n");
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("60", 60)]
    [InlineData("0.5", 0.5)]
    [InlineData("1000000", 1_000_000)]
    public void Read_SensibleSpeed_IsTaken(string? speed, double expected) =>
        Assert.Equal(expected, TraceOptions.Read(Path.Combine(folder, "trace.csv"), speed).Speed);

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("1000001")]
    [InlineData("1e400")]
    [InlineData("fast")]
    public void Read_SenselessSpeed_IsRefusedInASentence(string speed)
    {
        var fault = Assert.Throws<StartException>(() => TraceOptions.Read(Path.Combine(folder, "trace.csv"), speed));
        Assert.Contains("--trace-speed", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingTrace_IsRefused() =>
        Assert.Contains(
            "no file", Assert.Throws<StartException>(() => TraceOptions.Read(Path.Combine(folder, "none.csv"), null)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Read_MissingStations_IsRefused()
    {
        File.Delete(Path.Combine(folder, "stations.csv"));
        Assert.Contains(
            "stations.csv", Assert.Throws<StartException>(() => TraceOptions.Read(Path.Combine(folder, "trace.csv"), null)).Message,
            StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, true);
}

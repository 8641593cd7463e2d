using RedStation.Api.Hosting;
using RedStation.Grains.Settings;

namespace RedStation.Tests.Api.Hosting;

public sealed class CommandLineTests
{
    [Fact]
    public void Switches_BecomeSettings() => Assert.Equal(
        new Dictionary<string, string?>
        {
            ["RedStation:Demo"] = "true",
            ["RedStation:Hosting"] = "client",
            ["RedStation:Data"] = "there",
            ["urls"] = "http://*:80",
            ["RedStation:Trace:File"] = "t.csv",
            ["RedStation:Trace:Speed"] = "600",
            ["RedStation:Auth:AccessLife"] = "00:05:00",
        },
        CommandLine.Read(
            ["--demo", "--client", "--data", "there", "--urls=http://*:80", "--trace", "t.csv", "--trace-speed", "600",
            "--RedStation:Auth:AccessLife=00:05:00"]));

    [Theory]
    [InlineData("--dmeo")]
    [InlineData("demo")]
    [InlineData("-demo")]
    [InlineData("--data")]
    [InlineData("--data --demo")]
    public void Switches_ThatMakeNoSense_AreRefusedInASentence(string arguments)
    {
        var refusal = Assert.Throws<StartException>(() => CommandLine.Read(arguments.Split(' ')));
        Assert.Contains(arguments.Split(' ')[0], refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--trace-speed", refusal.Message, StringComparison.Ordinal);
    }
}

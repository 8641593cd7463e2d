using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Deploy;

/// <summary>No systemd runs where these tests run. They hold the units against what must be so.</summary>
public sealed class SystemdTests
{
    private static readonly string[] Kept = [.. Lines("systemd/redstation.env").Where(line => line.Length > 0 && line[0] != '#')];

    /// <summary>The units.</summary>
    public static TheoryData<string> Units => [.. DeployFiles.All("systemd", "*.service")];

    [Theory]
    [MemberData(nameof(Units))]
    public void Unit_IsNotRoot_AndMayDoNextToNothing(string unit)
    {
        var lines = Lines(unit);
        Assert.Contains("User=redstation", lines);
        Assert.Contains("EnvironmentFile=/etc/redstation/redstation.env", lines);
        // By its prefix systemd gives the unit what is in that folder.
        Assert.StartsWith("systemd/redstation-", unit, StringComparison.Ordinal);
        var hardening = Lines("systemd/redstation-.service.d/hardening.conf");
        Assert.Contains("ProtectSystem=strict", hardening);
        Assert.Contains("NoNewPrivileges=yes", hardening);
        Assert.Contains("CapabilityBoundingSet=", hardening);
        // The runtime could not compile.
        Assert.DoesNotContain("MemoryDenyWriteExecute=yes", hardening);
    }

    [Fact]
    public void Settings_AreReadByAProgram() => BoundSettings.Check("redstation.env", Kept.Select(line => line.Split('=')[0]));

    [Fact]
    public void Units_HaveLongerToEnd_ThanTheProgramTakes()
    {
        using var api = new ApiFixture();
        var limit = api.Service<IOptions<HostOptions>>().Value.ShutdownTimeout;
        var drain = TimeSpan.Parse(Kept.Single(line => line.StartsWith("RedStation__DrainDelay=", StringComparison.Ordinal)).Split('=')[1], null);
        foreach (var unit in (string[])["systemd/redstation-api.service", "systemd/redstation-silo.service"])
        {
            var stop = Lines(unit).Single(line => line.StartsWith("TimeoutStopSec=", StringComparison.Ordinal)).Split('=')[1];
            Assert.True(TimeSpan.FromSeconds(int.Parse(stop, null)) > drain + limit, unit);
        }
    }

    private static string[] Lines(string file) => DeployFiles.Text(file).Split('\n');
}

using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Deploy;

/// <summary>There is no container engine where these tests run. They hold image files and compose.yaml against what must be so.</summary>
public sealed partial class ContainerTests
{
    private static readonly Dictionary<string, Dictionary<object, object>> Services =
        ((Dictionary<object, object>)DeployFiles.Yaml("compose.yaml")["services"])
        .ToDictionary(service => (string)service.Key, service => (Dictionary<object, object>)service.Value);

    /// <summary>Our services.</summary>
    public static TheoryData<string> Ours => [.. Services.Keys.Where(name => name.StartsWith("api-", StringComparison.Ordinal)
        || name.StartsWith("silo-", StringComparison.Ordinal) || name == "migrate")];

    [Theory]
    [InlineData("api")]
    [InlineData("silo")]
    public void Image_HasNoRootAndNoShell_AndAsksItselfHowItIs(string program)
    {
        var lines = DeployFiles.Text($"containers/{program}.Dockerfile").Split('\n');
        var last = lines[Array.FindLastIndex(lines, line => line.StartsWith("FROM ", StringComparison.Ordinal))..];
        Assert.EndsWith("-chiseled-extra", last[0], StringComparison.Ordinal);
        Assert.Contains("USER 1654:1654", last);
        // Without a shell nothing can be run while it is made, and every command is a list.
        Assert.DoesNotContain(last, line => line.StartsWith("RUN ", StringComparison.Ordinal));
        Assert.Contains(
            last,
            line => line.Contains("""CMD ["dotnet", "RedStation.Silo.dll", "probe", "http://127.0.0.1:8080/readyz"]""", StringComparison.Ordinal));
        Assert.Contains($"""ENTRYPOINT ["dotnet", "RedStation.{char.ToUpperInvariant(program[0])}{program[1..]}.dll"]""", last);
        BoundSettings.Check(program, Variable().Matches(string.Join('\n', last)).Select(match => match.Value));
    }

    [Theory]
    [MemberData(nameof(Ours))]
    public void Service_MayDoNextToNothing(string name)
    {
        var service = Services[name];
        Assert.Equal("true", service["read_only"]);
        Assert.Equal(["ALL"], ((List<object>)service["cap_drop"]).Cast<string>());
        Assert.Contains("no-new-privileges:true", (List<object>)service["security_opt"]);
        Assert.StartsWith("/tmp", (string)((List<object>)service["tmpfs"])[0], StringComparison.Ordinal);
        Assert.False(service.ContainsKey("privileged") || service.ContainsKey("ports"));
        BoundSettings.Check(name, ((Dictionary<object, object>)service["environment"]).Keys.Cast<string>());
    }

    [Fact]
    public void Services_HaveLongerToEnd_ThanTheProgramTakes()
    {
        using var api = new ApiFixture();
        var limit = api.Service<IOptions<HostOptions>>().Value.ShutdownTimeout + TimeSpan.FromSeconds(2);
        Assert.All(
            Services.Where(
                service => service.Key.StartsWith("api-", StringComparison.Ordinal) || service.Key.StartsWith("silo-", StringComparison.Ordinal)),
            service => Assert.True(
                TimeSpan.FromSeconds(int.Parse(((string)service.Value["stop_grace_period"]).TrimEnd('s'), null)) > limit, service.Key));
    }

    [Fact]
    public void Services_DependOnServicesThatAreThere()
    {
        foreach (var service in Services.Values.Where(service => service.ContainsKey("depends_on")))
        {
            Assert.All(((Dictionary<object, object>)service["depends_on"]).Keys, name => Assert.Contains((string)name, Services.Keys));
        }
    }

    [Fact]
    public void Proxy_KnowsTheApisWhereTheyAre_AndTheyKnowIt()
    {
        var upstreams = DeployFiles.Text("nginx/redstation-upstreams.conf");
        foreach (var (name, service) in Services.Where(service => service.Key.StartsWith("api-", StringComparison.Ordinal)))
        {
            var address = AddressOf(service);
            Assert.Matches($@"(?s)upstream redstation \{{[^}}]*server {Regex.Escape(address)}:8080", upstreams);
            Assert.Matches($@"(?s)upstream redstation_{name} \{{[^}}]*server {Regex.Escape(address)}:8080 max_fails=\d fail_timeout=\ds;", upstreams);
            Assert.Contains($"~{Regex.Escape(address)}:8080$ {name};", upstreams, StringComparison.Ordinal);
            Assert.Equal(AddressOf(Services["proxy"]), ((Dictionary<object, object>)service["environment"])["RedStation__Proxies__0"]);
        }

        var mounted = ((List<object>)Services["proxy"]["volumes"]).Cast<string>().Select(mount => mount.Split(':')[0][2..]);
        Assert.All(mounted, file => Assert.True(DeployFiles.Exists(file), file));
    }

    private static string AddressOf(Dictionary<object, object> service) =>
        (string)((Dictionary<object, object>)((Dictionary<object, object>)service["networks"])["front"])["ipv4_address"];

    [GeneratedRegex(@"RedStation__\w+")]
    private static partial Regex Variable();
}

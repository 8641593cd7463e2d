using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace RedStation.Tests.Architecture;

/// <summary>Features of the api know each other by their contracts only, and the plumbing knows no feature.</summary>
public sealed class FeatureTests
{
    private const string Api = @"^RedStation\.Api\.";

    /// <summary>Each stands for itself; <c>Accounts</c> says who asks, which every feature may want to know.</summary>
    private static readonly string[] Features =
    [
        "Cases", "Certificates", "Dashboard", "Devices", "Districts", "Duties", "Embeds", "Exchange", "Growth", "Hardship", "Inbound", "Ledger",
        "Live", "Map", "Media", "Notices", "Open311", "Outbound", "Partners", "PersonalData", "Pricing", "Riders", "Stations", "Tasks",
    ];

    /// <summary>What features stand on.</summary>
    private static readonly string[] Plumbing = ["Http", "Realtime", "Accounts", "Hosting"];

    /// <summary>Clients of the api inside its process. They may read any feature's answers; nobody reads theirs.</summary>
    private static readonly string[] Clients = ["Demo", "Players", "Sandbox", "Trace"];

    /// <summary>
    /// Arrows that are meant: the live map shows stations in the form of their list, and a rider's phone is told of cases in the form of theirs.
    /// </summary>
    private static readonly (string From, string To)[] Meant = [("Live", "Stations"), ("Riders", "Cases")];

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var from in Features)
        {
            foreach (var to in Features.Concat(Clients).Where(to => to != from && !Meant.Contains((from, to))))
            {
                pairs.Add(from, to);
            }
        }

        foreach (var from in Plumbing)
        {
            foreach (var to in Features.Concat(Clients))
            {
                pairs.Add(from, to);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Folder_DoesNotKnow(string from, string to) =>
        Types().That().ResideInNamespaceMatching($@"{Api}{from}(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"{Api}{to}(\.|$)"))
            .Check(Assemblies.Product);

    [Fact]
    public void Folders_AreAllNamedHere()
    {
        var folders = Assemblies.Product.Types
            .Where(type => type.Assembly.Name.StartsWith("RedStation.Api", StringComparison.Ordinal))
            .Select(type => type.Namespace?.FullName.Split('.') is ["RedStation", "Api", var folder, ..] ? folder : null)
            .OfType<string>().Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(Features.Concat(Plumbing).Concat(Clients).Order(StringComparer.Ordinal), folders);
    }

    [Fact]
    public void OnlyApiHost_KnowsTheDemo()
    {
        var knowing = Assemblies.Product.Types
            .Where(type => type.Namespace?.FullName.StartsWith("RedStation.Api.Demo", StringComparison.Ordinal) == false)
            .Where(type => type.Dependencies.Any(dependency =>
                dependency.Target.Namespace?.FullName.StartsWith("RedStation.Api.Demo", StringComparison.Ordinal) == true))
            .Select(type => type.FullName.Split('/', '+')[0]).Distinct();

        Assert.Equal(["RedStation.Api.ApiHost"], knowing);
    }
}

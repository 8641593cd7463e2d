using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace RedStation.Tests.Architecture;

/// <summary>Rules take records and a time and give records: no actors, no clock, no files, no network, no waiting.</summary>
public sealed class PurityTests
{
    [Theory]
    [InlineData(@"^Orleans\.(Runtime|Hosting|Storage|Timers|Streams|Configuration)$")]
    [InlineData(@"^Microsoft\.Extensions\.")]
    [InlineData(@"^System\.Net\.")]
    [InlineData(@"^System\.Threading\.Tasks$")]
    [InlineData(@"^System\.Data")]
    public void Domain_DoesNotUse(string space) =>
        Types().That().ResideInNamespaceMatching(@"^RedStation\.Domain")
            .Should().NotDependOnAny(Types(true).That().ResideInNamespaceMatching(space))
            .WithoutRequiringPositiveResults()
            .Check(Assemblies.Product);

    [Theory]
    [InlineData("System.TimeProvider")]
    [InlineData("System.IO.File")]
    [InlineData("System.IO.Directory")]
    [InlineData("Orleans.IGrainFactory")]
    [InlineData("Orleans.Grain")]
    public void Domain_DoesNotKnow(string type) =>
        Assert.DoesNotContain(
            Assemblies.Product.Types.Where(one => one.FullName.StartsWith("RedStation.Domain.", StringComparison.Ordinal)),
            one => one.Dependencies.Any(dependency => dependency.Target.FullName == type));

    [Fact]
    public void Domain_ReadsNoClock() =>
        Assert.Empty(
            from type in Assemblies.Product.Types
            where type.FullName.StartsWith("RedStation.Domain.", StringComparison.Ordinal)
            from call in type.Dependencies.OfType<ArchUnitNET.Domain.Dependencies.MethodCallDependency>()
            where call.TargetMember.FullName.Contains("DateTimeOffset::get_UtcNow", StringComparison.Ordinal)
                || call.TargetMember.FullName.Contains("DateTime::get_", StringComparison.Ordinal)
                && call.TargetMember.FullName.Contains("Now", StringComparison.Ordinal)
            select $"{type.FullName}: {call.TargetMember.FullName}");

    [Fact]
    public void Contracts_KnowNoRules() =>
        Types().That().ResideInNamespaceMatching(@"^RedStation\.Contracts")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^RedStation\.(Domain|Grains|Storage|Silo|Api)"))
            .Check(Assemblies.Product);
}

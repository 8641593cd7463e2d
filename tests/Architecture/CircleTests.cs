using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.xUnitV3;

namespace RedStation.Tests.Architecture;

/// <summary>Folders of a project stand above one another: what is below knows nothing of what is above.</summary>
public sealed class CircleTests
{
    [Theory]
    [InlineData("RedStation.Contracts")]
    [InlineData("RedStation.Domain")]
    [InlineData("RedStation.Grains")]
    [InlineData("RedStation.Storage")]
    [InlineData("RedStation.Silo")]
    [InlineData("RedStation.Api")]
    [InlineData("RedStation.Api.Http")]
    public void Folders_MakeNoCircle(string project) =>
        SliceRuleDefinition.Slices().Matching(project + ".(*)").Should().BeFreeOfCycles().Check(Assemblies.Product);
}

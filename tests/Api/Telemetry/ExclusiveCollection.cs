namespace RedStation.Tests.Api.Telemetry;

/// <summary>
/// Tests that run while no others do: a host's figures come from every meter of the process, and with those of many hosts there are more
/// than OpenTelemetry keeps.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ExclusiveCollection
{
    /// <summary>The collection's name.</summary>
    public const string Name = "exclusive";
}

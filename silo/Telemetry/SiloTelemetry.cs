namespace RedStation.Silo.Telemetry;

/// <summary>Names under which the silo's figures and traces are found.</summary>
public static class SiloTelemetry
{
    /// <summary>The meter of the process and of the ledger's audit. The storage has its own, <c>RedStation.Storage</c>.</summary>
    public const string Meter = "RedStation.Silo";

    /// <summary>The meter of Orleans.</summary>
    public const string OrleansMeter = "Microsoft.Orleans";

    /// <summary>The activity sources of Orleans: calls between grains, and what the runtime does.</summary>
    public static IReadOnlyList<string> OrleansActivitySources { get; } =
        ["Microsoft.Orleans.Application", "Microsoft.Orleans.Runtime", "Microsoft.Orleans.Lifecycle", "Microsoft.Orleans.Storage"];
}

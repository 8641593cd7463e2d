using RedStation.Contracts.Stations;

namespace RedStation.Api.Trace;

/// <summary>One line of a trace: a port took a status.</summary>
/// <param name="At">When, since the start of the trace.</param>
/// <param name="Station">Which station.</param>
/// <param name="Port">Which of its ports, from 1.</param>
/// <param name="Status">The status it took.</param>
public sealed record TraceChange(TimeSpan At, string Station, int Port, PortStatus Status);

namespace RedStation.Api.Trace;

/// <summary>A line of a trace: a change, or the reason why it cannot be read.</summary>
/// <param name="Number">Its number in the file; the header is line 1.</param>
/// <param name="Change">The change, or null when the line cannot be read.</param>
/// <param name="Fault">What is wrong with it, e.g. <c>at: a number of seconds</c>, or null.</param>
public sealed record TraceLine(long Number, TraceChange? Change, string? Fault);

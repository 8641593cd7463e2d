namespace RedStation.Api.Trace;

/// <summary>A file cannot be played at all. The message is a sentence for whoever started the program.</summary>
public sealed class TraceFormatException(string message) : Exception(message);

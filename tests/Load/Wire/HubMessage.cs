namespace RedStation.Tests.Load.Wire;

/// <summary>A hub message as it lies in a line's buffer; good only while it is being handled.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="InvocationId">Of a completion: which call it answers.</param>
/// <param name="Target">Of an invocation: the method.</param>
/// <param name="Body">The array of arguments, or the result.</param>
/// <param name="Error">Of a completion or a close: what went wrong, or null.</param>
public readonly record struct HubMessage(
    HubMessageKind Kind, int InvocationId, ReadOnlyMemory<byte> Target, ReadOnlyMemory<byte> Body, string? Error)
{
    /// <summary>Whether this calls a method.</summary>
    public bool Calls(ReadOnlySpan<byte> method) => Kind == HubMessageKind.Invocation && Target.Span.SequenceEqual(method);
}

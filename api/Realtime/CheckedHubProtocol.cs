using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace RedStation.Api.Realtime;

/// <summary>
/// A protocol of the framework that gives calls it cannot read the code <c>invalid_input</c>, as everything else that is wrong with a call has
/// one. The framework alone tells the caller of "an error on the server", and of a method that does not exist in words of its own.
/// </summary>
internal sealed class CheckedHubProtocol(IHubProtocol inner) : IHubProtocol
{
    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public int Version => inner.Version;

    /// <inheritdoc/>
    public TransferFormat TransferFormat => inner.TransferFormat;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(message);

    /// <inheritdoc/>
    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

    /// <inheritdoc/>
    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        var before = input;
        if (!inner.TryParseMessage(ref input, binder, out message))
        {
            return false;
        }

        message = message switch
        {
            InvocationBindingFailureMessage fault =>
                Refused(fault.InvocationId, fault.Target, HubCalls.Fault(binder, fault.Target, before.Slice(0, input.Start), Name)),
            InvocationMessage call when HubCalls.UnknownMethod(binder, call.Target) is { } unknown =>
                Refused(call.InvocationId, call.Target, unknown),
            StreamInvocationMessage call => Refused(call.InvocationId, call.Target, "method: an invocation without a stream"),
            _ => message,
        };
        return true;
    }

    /// <inheritdoc/>
    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => inner.WriteMessage(message, output);

    private static InvocationBindingFailureMessage Refused(string? invocationId, string target, string fault) =>
        new(invocationId, target, ExceptionDispatchInfo.Capture(HubErrors.Of("invalid_input", fault)));
}

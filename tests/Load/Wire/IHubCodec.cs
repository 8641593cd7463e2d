namespace RedStation.Tests.Load.Wire;

/// <summary>A protocol of SignalR, as far as a lean client needs it.</summary>
public interface IHubCodec
{
    /// <summary>Its name in the handshake.</summary>
    string Name { get; }

    /// <summary>Whether its messages go in binary frames.</summary>
    bool IsBinary { get; }

    /// <summary>A sign of life.</summary>
    byte[] Ping { get; }

    /// <summary>A call. Arguments are texts, numbers, booleans, null, arrays of texts and dictionaries of such.</summary>
    /// <param name="id">0 when no answer is wanted.</param>
    /// <param name="method">What is called.</param>
    /// <param name="arguments">With what.</param>
    byte[] Call(int id, string method, params object?[] arguments);

    /// <summary>Takes the first message off what has arrived. False when it has not arrived whole.</summary>
    bool TryRead(ref ReadOnlyMemory<byte> arrived, out HubMessage message);
}

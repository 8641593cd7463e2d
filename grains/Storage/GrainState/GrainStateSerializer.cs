using System.Text.Json;
using Orleans.Storage;

namespace RedStation.Storage.GrainState;

/// <summary>Grain state as plain JSON, see <see cref="StateJson"/>.</summary>
public sealed class GrainStateSerializer : IGrainStorageSerializer
{
    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, StateJson.Options));

    /// <inheritdoc/>
    public T Deserialize<T>(BinaryData input) =>
        JsonSerializer.Deserialize<T>(input.ToMemory().Span, StateJson.Options)
        ?? throw new JsonException($"Stored state of type {typeof(T).Name} is the JSON null.");
}

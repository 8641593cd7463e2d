using System.Text.Json.Serialization;

namespace RedStation.Contracts.Stations;

/// <summary>A reader has read a credential.</summary>
[GenerateSerializer, Immutable, Alias("recognise-rider")]
public sealed record RecogniseRider([property: Id(0)] string OperationId, [property: Id(1)] string Credential)
{
    /// <summary>The device's sign-in, within which its operation ids count; null when its token does not tell.</summary>
    [Id(2), JsonIgnore]
    public string? Session { get; init; }

    /// <summary>What the command is remembered by: a device that signs in anew may count from the beginning again.</summary>
    [JsonIgnore]
    public string Key => Session is null ? OperationId : $"{Session}/{OperationId}";
}

using System.Text.Json;

namespace RedStation.Domain.Operations;

/// <summary>How commands are written down before they are digested.</summary>
internal static class FingerprintJson
{
    /// <summary>Fields are on so that the tuple of name and command is not written as an empty object.</summary>
    public static JsonSerializerOptions Options { get; } = new() { IncludeFields = true };
}

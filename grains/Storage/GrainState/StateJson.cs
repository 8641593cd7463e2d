using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedStation.Storage.GrainState;

/// <summary>
/// How state is written down: names of properties and enum members in camelCase, no type names, nothing for null. Types may be
/// renamed and enum members renumbered without touching old rows; properties and enum members may not be renamed.
/// </summary>
public static class StateJson
{
    /// <summary>The options, read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // The text never meets a web page; escaped, Chinese would take twice the room.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new ImmutableArrayConverters() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

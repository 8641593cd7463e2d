using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedStation.Api.Http.Json;

/// <summary>How JSON looks everywhere on the wire: REST, hubs and problem details.</summary>
public static class WireJson
{
    /// <summary>The deepest nesting that is read; nothing in the contract comes near it.</summary>
    private const int Depth = 16;

    /// <summary>The options, for whoever serialises by hand.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Sets options that a framework has made up the same way.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip;
        options.MaxDepth = Depth;
        // Text is shown by pages that escape what they show; Chinese stays readable and short.
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        options.Converters.Add(new WireTimeConverter());
        options.Converters.Add(new WireEnumConverterFactory());
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

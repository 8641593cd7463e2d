using Microsoft.Net.Http.Headers;

namespace RedStation.Api.Http.Bodies;

/// <summary>
/// Writes the content type of JSON the way the framework reads it: <c>utf8</c>, quotes, blanks and a lone semicolon are what programs send, and the
/// framework takes an unknown name of a character set for a fault of ours.
/// </summary>
internal static class ContentTypes
{
    private const string Utf8 = "utf-8";

    public static void UseContentTypes(this WebApplication app) => app.Use((context, next) =>
    {
        if (Read(context.Request.ContentType) is { } json)
        {
            context.Request.Headers[HeaderNames.ContentType] = json.Charset is null ? json.Type : $"{json.Type}; charset={json.Charset}";
        }

        return next(context);
    });

    /// <summary>The JSON type and its character set, in lower case and <c>utf-8</c> by its proper name; null when it is not JSON.</summary>
    public static (string Type, string? Charset)? Read(string? contentType)
    {
        var parts = (contentType ?? "").Split(';', StringSplitOptions.TrimEntries);
        var type = parts[0].ToLowerInvariant();
        return IsJson(type) ? (type, Charset(parts)) : null;
    }

    private static bool IsJson(string type) =>
        type == "application/json" || (type.EndsWith("+json", StringComparison.Ordinal) && MediaTypeHeaderValue.TryParse(type, out _));

    private static string? Charset(string[] parts)
    {
        var name = parts.Skip(1)
            .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(part => part.Length == 2 && part[0].Equals("charset", StringComparison.OrdinalIgnoreCase))?[1]
            .Trim('"', '\'', ' ').ToLowerInvariant();
        return name switch
        {
            null or "" => null,
            "utf8" or Utf8 or "utf_8" or "x-utf8" or "unicode-1-1-utf-8" or "us-ascii" or "ascii" => Utf8,
            // Nothing else may stand in a header that the framework reads again.
            _ => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? name : "unknown",
        };
    }
}

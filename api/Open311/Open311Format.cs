namespace RedStation.Api.Open311;

/// <summary>The formats of GeoReport, named by the ending of a path.</summary>
internal static class Open311Format
{
    public const string Xml = "xml";

    public const string Json = "json";

    /// <summary>The format that a path asks for; null for none of ours.</summary>
    public static string? Of(HttpContext context) => context.Request.Path.Value?.Split('.')[^1] switch
    {
        Xml => Xml,
        Json => Json,
        _ => null,
    };
}

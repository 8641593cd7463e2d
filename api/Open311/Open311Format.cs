namespace RedStation.Api.Open311;

/// <summary>The formats of GeoReport, named by the ending of a path.</summary>
internal static class Open311Format
{
    /// <summary>The part of a path that names the format.</summary>
    public const string Parameter = "format";

    public const string Xml = "xml";

    public const string Json = "json";

    /// <summary>The format that a path asks for; null for none of ours.</summary>
    public static string? Of(HttpContext context) =>
        context.GetRouteValue(Parameter) is Xml or Json ? (string)context.GetRouteValue(Parameter)! : null;
}

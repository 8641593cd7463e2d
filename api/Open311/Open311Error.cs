using System.Globalization;
using System.Text.Json.Nodes;

namespace RedStation.Api.Open311;

/// <summary>Refusals of GeoReport: a list of codes and sentences. The code is the HTTP status.</summary>
internal static class Open311Error
{
    /// <summary>400: something is wrong with the request.</summary>
    public static IResult BadRequest(string text, params object[] about) => Of(StatusCodes.Status400BadRequest, text, about);

    /// <summary>403: the key is missing or wrong.</summary>
    public static IResult Forbidden(string text) => Of(StatusCodes.Status403Forbidden, text);

    /// <summary>404: what the request names is not there.</summary>
    public static IResult NotFound(string text, params object[] about) => Of(StatusCodes.Status404NotFound, text, about);

    /// <summary>A status with a sentence that is in the caller's language already.</summary>
    public static IResult Told(int status, string description) => new Open311Answer(
        "errors", new JsonArray(new JsonObject { ["code"] = status, ["description"] = description }), status);

    private static IResult Of(int status, string text, params object[] about) =>
        Told(status, string.Format(CultureInfo.InvariantCulture, Open311Texts.Of(text), about));
}

using System.Text.Json;
using System.Text.Json.Nodes;
using RedStation.Api.Http.Json;

namespace RedStation.Api.Open311;

/// <summary>
/// An answer of GeoReport in the format that the path asks for. In JSON it is what stands here; XML is written from it
/// (<see cref="Open311Xml"/>).
/// </summary>
/// <param name="name">The root element of XML.</param>
/// <param name="body">The content.</param>
/// <param name="status">The HTTP status: 200, 201, 400, 403 or 404; 429, 500 or 503 of a server that is busy or at fault.</param>
internal sealed class Open311Answer(string name, JsonNode body, int status = StatusCodes.Status200OK) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = status < StatusCodes.Status400BadRequest ? "no-cache" : "no-store";
        // Names of classes follow the caller's language.
        response.Headers.Append(Microsoft.Net.Http.Headers.HeaderNames.Vary, Microsoft.Net.Http.Headers.HeaderNames.AcceptLanguage);
        if (Open311Format.Of(httpContext) == Open311Format.Json)
        {
            response.ContentType = "application/json; charset=utf-8";
            return response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Options), httpContext.RequestAborted).AsTask();
        }

        response.ContentType = "text/xml; charset=utf-8";
        return response.Body.WriteAsync(Open311Xml.Write(name, body), httpContext.RequestAborted).AsTask();
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using RedStation.Api.Http.Json;

namespace RedStation.Api.Http.Bodies;

/// <summary>A public answer that may be kept: with an entity tag of its content, and 304 for who has it already.</summary>
/// <param name="body">The body.</param>
/// <param name="contentType">What it is.</param>
/// <param name="cacheControl">For how long it may be kept.</param>
internal sealed class TaggedAnswer(byte[] body, string contentType, string cacheControl) : IResult
{
    /// <summary>Kept, and asked for again each time: costs a question, not an answer.</summary>
    public const string Revalidate = "public, no-cache";

    /// <summary>What does not change any more. A day, for a later release may say more of it.</summary>
    public const string Day = "public, max-age=86400";

    /// <summary>An answer as JSON.</summary>
    public static TaggedAnswer Json<T>(T answer, string cacheControl) =>
        new(JsonSerializer.SerializeToUtf8Bytes(answer, WireJson.Options), "application/json; charset=utf-8", cacheControl);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.CacheControl = cacheControl;
        // The same address answers JSON or CSV by what is asked for.
        httpContext.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"");
        return Results.Bytes(body, contentType, entityTag: tag).ExecuteAsync(httpContext);
    }
}

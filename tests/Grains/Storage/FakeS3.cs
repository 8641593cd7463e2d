using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RedStation.Tests.Grains.Storage;

/// <summary>
/// A store that speaks as much of S3 as we use, and checks what strict ones check: a signature of version 4 made anew with the secret, the digest of
/// the whole body, and no body in chunks.
/// </summary>
public sealed class FakeS3 : IAsyncDisposable
{
    public const string Bucket = "photos-of-tests";
    public const string AccessKey = "key-of-tests";
    public const string SecretKey = "secret/of+tests";
    public const string Region = "cn-test-1";

    private readonly WebApplication app;

    private FakeS3(WebApplication app) => this.app = app;

    /// <summary>What is in the bucket.</summary>
    public ConcurrentDictionary<string, (string ContentType, byte[] Bytes)> Objects { get; } = new();

    /// <summary>What was wrong with requests.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    /// <summary>While true every request is answered 503.</summary>
    public bool IsDown { get; set; }

    /// <summary>Its address.</summary>
    public Uri Address => new(app.Urls.First());

    public static async Task<FakeS3> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var store = new FakeS3(builder.Build());
        store.app.Run(store.Answer);
        await store.app.StartAsync();
        return store;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        if (IsDown)
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (Fault(request, body.ToArray()) is { } fault)
        {
            Faults.Enqueue(fault);
            response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var key = request.Path.Value![(Bucket.Length + 2)..];
        if (request.Method == HttpMethods.Put)
        {
            Objects[key] = (request.ContentType!, body.ToArray());
        }
        else if (request.Method == HttpMethods.Delete)
        {
            Objects.TryRemove(key, out _);
            response.StatusCode = StatusCodes.Status204NoContent;
        }
        else if (Objects.TryGetValue(key, out var found))
        {
            (response.ContentType, response.ContentLength) = (found.ContentType, found.Bytes.Length);
            await response.Body.WriteAsync(found.Bytes);
        }
        else
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            await response.WriteAsync("<Error><Code>NoSuchKey</Code></Error>");
        }
    }

    private static string? Fault(HttpRequest request, byte[] body)
    {
        var digest = request.Headers["x-amz-content-sha256"].ToString();
        if (!request.Path.StartsWithSegments("/" + Bucket))
        {
            return "another bucket: " + request.Path;
        }

        if (request.Headers.ContentEncoding.Count > 0 || request.Headers["x-amz-trailer"].Count > 0)
        {
            return "a body in chunks: " + request.Headers.ContentEncoding;
        }

        if (digest != Convert.ToHexStringLower(SHA256.HashData(body)))
        {
            return "the digest is not the body's: " + digest;
        }

        return request.Headers.Authorization.ToString() == Authorization(request, digest) ? null : "the signature is wrong";
    }

    /// <summary>The header that a request which signs these headers must have.</summary>
    private static string Authorization(HttpRequest request, string digest)
    {
        var sent = request.Headers.Authorization.ToString();
        var names = sent.Contains("SignedHeaders=", StringComparison.Ordinal) ? sent.Split("SignedHeaders=")[1].Split(',')[0] : "";
        var headers = names.Split(';').ToDictionary(name => name, name => request.Headers[name].ToString());
        if (!headers.ContainsKey("host") || !headers.TryGetValue("x-amz-date", out var time) || !headers.ContainsKey("x-amz-content-sha256"))
        {
            return "a signature of host, time and digest";
        }

        var signature = SignatureV4.Of(
            request.Method, request.Path.ToUriComponent(), request.QueryString.Value!.TrimStart('?'), headers, digest, Region, SecretKey);
        return $"AWS4-HMAC-SHA256 Credential={AccessKey}/{time[..8]}/{Region}/s3/aws4_request, SignedHeaders={names}, Signature={signature}";
    }
}

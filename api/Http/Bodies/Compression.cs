using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace RedStation.Api.Http.Bodies;

/// <summary>Compresses texts: 5,000 stations are 312 KB as they are.</summary>
internal static class Compression
{
    private static readonly string[] Types =
    [
        .. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "application/geo+json", "application/manifest+json", "image/svg+xml",
    ];

    public static IServiceCollection AddCompression(this IServiceCollection services) => services
        .AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = Types;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        })
        .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest)
        .Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
}

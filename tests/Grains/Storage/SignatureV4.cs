using System.Security.Cryptography;
using System.Text;

namespace RedStation.Tests.Grains.Storage;

/// <summary>The signature of a request to S3, by the published steps of version 4 and not by the client's code.</summary>
internal static class SignatureV4
{
    /// <summary>Computes it.</summary>
    /// <param name="method">The method, in capitals.</param>
    /// <param name="path">The path as it stands in the request, escaped.</param>
    /// <param name="query">The query, without its question mark.</param>
    /// <param name="headers">The headers that are signed, by names in small letters; <c>x-amz-date</c> among them.</param>
    /// <param name="digest">SHA-256 of the body, in hexadecimal.</param>
    /// <param name="region">The region.</param>
    /// <param name="secret">The secret.</param>
    public static string Of(
        string method, string path, string query, IReadOnlyDictionary<string, string> headers, string digest, string region, string secret)
    {
        var time = headers["x-amz-date"];
        var scope = $"{time[..8]}/{region}/s3/aws4_request";
        var names = headers.Keys.Order(StringComparer.Ordinal).ToList();
        var signed = string.Concat(names.Select(name => $"{name}:{headers[name].Trim()}\n"));
        var arguments = string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Contains('=') ? part : part + "=").Order(StringComparer.Ordinal));
        var canonical = $"{method}\n{path}\n{arguments}\n{signed}\n{string.Join(';', names)}\n{digest}";
        var text = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = ((string[])[time[..8], region, "s3", "aws4_request"]).Aggregate(
            Encoding.UTF8.GetBytes("AWS4" + secret), (derived, part) => HMACSHA256.HashData(derived, Encoding.UTF8.GetBytes(part)));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}

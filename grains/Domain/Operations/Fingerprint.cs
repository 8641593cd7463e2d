using System.Security.Cryptography;
using System.Text.Json;

namespace RedStation.Domain.Operations;

/// <summary>A short digest of a command, to tell two bodies under one operation id apart.</summary>
public static class Fingerprint
{
    /// <summary>64 bits of SHA-256 over the command's name and JSON, in hexadecimal.</summary>
    public static string Of<TCommand>(string name, TCommand command)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((name, command), FingerprintJson.Options), digest);
        return Convert.ToHexStringLower(digest[..8]);
    }
}

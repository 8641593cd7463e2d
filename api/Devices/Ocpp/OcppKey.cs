using System.Net.Http.Headers;
using System.Text;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>What a charger shows to be let in: HTTP's Basic, with its identity as the name and a key of 20 bytes as the password.</summary>
/// <param name="User">The name, in ASCII.</param>
/// <param name="Password">The password as it came: raw bytes, not a text.</param>
internal sealed record OcppKey(string User, ReadOnlyMemory<byte> Password)
{
    /// <summary>How long a key is, in bytes.</summary>
    public const int Bytes = 20;

    private const int LongestHeader = 256;

    /// <summary>Reads the header; null when there is none of this kind. Text decoding would destroy a key, so there is none.</summary>
    public static OcppKey? Read(string? header)
    {
        if (header is not { Length: <= LongestHeader }
            || !AuthenticationHeaderValue.TryParse(header, out var value)
            || !string.Equals(value.Scheme, "Basic", StringComparison.OrdinalIgnoreCase)
            || value.Parameter is not { } parameter)
        {
            return null;
        }

        var bytes = new byte[LongestHeader];
        if (!Convert.TryFromBase64String(parameter, bytes, out var length) || bytes.AsSpan(0, length).IndexOf((byte)':') is not (>= 0 and var colon))
        {
            return null;
        }

        return new OcppKey(Encoding.Latin1.GetString(bytes.AsSpan(0, colon)), bytes.AsMemory((colon + 1)..length));
    }

    /// <summary>
    /// The key as its 40 hexadecimal digits. Many chargers are given these digits for a password and send them as they are, which is the same key.
    /// </summary>
    public string Secret =>
        Password.Length == Bytes ? Convert.ToHexStringLower(Password.Span) : Encoding.Latin1.GetString(Password.Span).ToLowerInvariant();
}

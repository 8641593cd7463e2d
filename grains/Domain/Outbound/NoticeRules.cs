using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;

namespace RedStation.Domain.Outbound;

/// <summary>Who is told what of a case, and for how long it is tried.</summary>
public static class NoticeRules
{
    /// <summary>The most browsers of one person that are told; one more takes the place of the one that was not heard of for longest.</summary>
    public const int MostBrowsers = 10;

    /// <summary>How long it is tried to tell a person, and how long a push service keeps it for a phone that is off.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private const int AuthBytes = 16;
    private const int PointBytes = 65;
    private const int IdCharacters = 32;

    /// <summary>Who is told a line of a case's history: those who read it as its reporters, but for who did it.</summary>
    /// <param name="view">The case with all that is known of it.</param>
    /// <param name="line">Which line, from 0.</param>
    public static IEnumerable<string> Told(CaseView view, int line)
    {
        var entry = view.History[line];
        return entry.Event != CaseEvent.Reported && CaseViews.IsShownToReporters(view.History, line)
            ? view.Reporters.Where(person => person != entry.By)
            : [];
    }

    /// <summary>The pause after so many attempts have failed; null when it is too late for a further one.</summary>
    /// <param name="attempts">How many have been made, ≥ 1.</param>
    /// <param name="chance">A random number from 0 to 1.</param>
    /// <param name="retryAfter">What the receiver asked for, or null.</param>
    /// <param name="age">How long ago it happened.</param>
    public static TimeSpan? AfterFailure(int attempts, double chance, TimeSpan? retryAfter, TimeSpan age) =>
        DeliverySchedule.AfterFailure(attempts, chance, retryAfter) is { } pause && age + pause < Life ? pause : null;

    /// <summary>The id of a browser, from its endpoint: with the same endpoint it is the same receiver.</summary>
    public static string BrowserId(string endpoint) => Id("push", endpoint);

    /// <summary>The id of a person's receiver by a channel of which each has one.</summary>
    public static string PersonalId(NoticeChannel channel, string personId) => Id(channel.ToString(), personId);

    /// <summary>Whether a text is a browser's public key: base64url of an uncompressed point that lies on the curve P-256.</summary>
    public static bool IsPublicKey(string? text)
    {
        if (Bytes(text, PointBytes) is not [4, ..] point)
        {
            return false;
        }

        try
        {
            using var key = ECDiffieHellman.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = point[1..33], Y = point[33..] },
            });
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Whether a text is a browser's secret: base64url of 16 bytes.</summary>
    public static bool IsSecret(string? text) => Bytes(text, AuthBytes) is not null;

    private static string Id(string kind, string of) =>
        "n" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kind + ' ' + of)))[..IdCharacters];

    private static byte[]? Bytes(string? text, int length)
    {
        var bytes = new byte[length];
        return text is not null && Base64Url.IsValid(text, out var decoded) && decoded == length
            && Base64Url.TryDecodeFromChars(text, bytes, out _)
            ? bytes
            : null;
    }
}

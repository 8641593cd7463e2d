using System.Security.Cryptography;
using System.Text;

namespace RedStation.Api.Accounts;

/// <summary>
/// Codes by which people without account follow what they have reported. They are derived, so that a repeated command is answered with the same one,
/// and only their digests are kept.
/// </summary>
public sealed class ReportCodes(Pepper pepper)
{
    /// <summary>Crockford's base 32: no letters that look like digits.</summary>
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>100 bits.</summary>
    private const int Letters = 20;

    private const int BitsPerLetter = 5;

    /// <summary>The code of a report, or of a "me too".</summary>
    public string Of(string caseId, string reporter)
    {
        var digest = Convert.FromHexString(pepper.Digest("report-code", caseId, reporter));
        return string.Create(Letters, digest, static (code, bytes) =>
        {
            for (var at = 0; at < code.Length; at++)
            {
                code[at] = Alphabet[bytes[at] & ((1 << BitsPerLetter) - 1)];
            }
        });
    }

    /// <summary>The digest under which a code is kept.</summary>
    public static string Digest(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    /// <summary>A code as it was written down, with blanks, hyphens, and letters for the digits they look like; null for what is none.</summary>
    public static string? Read(string? written)
    {
        if (written is not { Length: <= Letters * 4 })
        {
            return null;
        }

        var code = string.Concat(written.Where(letter => letter is not (' ' or '-')).Select(Plain));
        return code.Length == Letters && code.All(Alphabet.Contains) ? code : null;
    }

    private static char Plain(char letter) => char.ToLowerInvariant(letter) switch
    {
        'o' => '0',
        'i' or 'l' => '1',
        var other => other,
    };
}

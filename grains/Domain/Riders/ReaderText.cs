using System.Globalization;
using System.Text;

namespace RedStation.Domain.Riders;

/// <summary>
/// What a reader makes of a credential on its way. Readers type like keyboards, so a symbology prefix, a final key, caps lock or an
/// input method change what arrives, and none of it says anything about the person. This is the one place that knows such habits.
/// </summary>
public static class ReaderText
{
    /// <summary>Longer than any credential with all that a reader may add to it.</summary>
    public const int Longest = 400;

    private const int SymbologyLength = 3;

    /// <summary>What no keyboard layout of Latin letters changes of a credential's beginning.</summary>
    private const string Beginning = "RS";
    private const int LeastOfOurs = 20;

    /// <summary>What the text may have been before it was read, the likeliest first. None when it is too long to have been one.</summary>
    public static IEnumerable<string> Originals(string read)
    {
        if (read.Length > Longest)
        {
            yield break;
        }

        var text = WithoutSymbology(Plain(read));
        yield return text;
        yield return Inverted(text);
        if (!text.Any(char.IsAsciiLetterLower) || !text.Any(char.IsAsciiLetterUpper))
        {
            yield return CredentialText.InItsCase(text);
        }
    }

    /// <summary>
    /// The text in ASCII where an input method has put wide forms and its own punctuation, without blanks and characters that nobody
    /// sees: a credential has none.
    /// </summary>
    public static string Plain(string read)
    {
        var plain = new StringBuilder(read.Length);
        for (var at = 0; at < read.Length; at++)
        {
            var letter = read[at];
            if (letter == '—' && at + 1 < read.Length && read[at + 1] == '—')
            {
                // Chinese input methods make two dashes of one underscore.
                plain.Append('_');
                at++;
            }
            else if (!IsInvisible(letter))
            {
                plain.Append(Narrow(letter));
            }
        }

        return plain.ToString();
    }

    /// <summary>Whether a text that is no credential looks like what is left of one: letters lost, or changed by a keyboard's layout.</summary>
    public static bool IsLikeOurs(string read) =>
        WithoutSymbology(Plain(read)) is { Length: >= LeastOfOurs } text && text.StartsWith(Beginning, StringComparison.OrdinalIgnoreCase);

    private static char Narrow(char letter) => letter switch
    {
        >= '！' and <= '～' => (char)(letter - '！' + '!'),
        '。' or '｡' => '.',
        '】' or '」' => ']',
        '—' or 'ー' or '－' => '-',
        _ => letter,
    };

    private static bool IsInvisible(char letter) =>
        char.IsWhiteSpace(letter) || char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format;

    /// <summary>
    /// Readers can be set to say first what they have read: <c>]</c>, a letter and a digit (ISO/IEC 15424), <c>]Q1</c> for a QR code.
    /// </summary>
    private static string WithoutSymbology(string text) =>
        text.Length > SymbologyLength && text[0] == ']' && char.IsAsciiLetter(text[1]) && char.IsAsciiLetterOrDigit(text[2])
            ? text[SymbologyLength..]
            : text;

    /// <summary>Caps lock turns a reader's shifted letters into small ones and the others into capitals.</summary>
    private static string Inverted(string text) => string.Create(text.Length, text, (target, source) =>
    {
        for (var at = 0; at < source.Length; at++)
        {
            target[at] = char.IsAsciiLetter(source[at]) ? (char)(source[at] ^ ' ') : source[at];
        }
    });
}

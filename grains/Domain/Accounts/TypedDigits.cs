using System.Globalization;
using System.Text;
using RedStation.Domain.Text;

namespace RedStation.Domain.Accounts;

/// <summary>A number as people write it down, without what they put between the digits.</summary>
/// <param name="Digits">ASCII digits; at least one.</param>
/// <param name="Plus">Whether a plus stands before them.</param>
internal sealed record TypedDigits(string Digits, bool Plus)
{
    /// <summary>Longer than any number with anything between its digits.</summary>
    private const int Longest = 64;

    /// <summary>Reads a number, or null when there is anything in it that belongs to none.</summary>
    public static TypedDigits? Read(string? text)
    {
        if (text is null or { Length: > Longest })
        {
            return null;
        }

        var digits = new StringBuilder();
        var plus = false;
        foreach (var rune in PersonText.Line(text).EnumerateRunes())
        {
            if (Digit(rune) is { } digit)
            {
                digits.Append(digit);
            }
            else if (rune.Value is '+' or 0xFF0B && digits.Length == 0 && !plus)
            {
                plus = true;
            }
            else if (!IsBetween(rune))
            {
                return null;
            }
        }

        return digits.Length == 0 ? null : new TypedDigits(digits.ToString(), plus);
    }

    private static int? Digit(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? (int)Rune.GetNumericValue(rune) : null;

    /// <summary>Blanks, hyphens and dashes of any kind, dots, and brackets around a prefix.</summary>
    private static bool IsBetween(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation
        || rune.Value is '.' or '(' or ')' or 0xFF08 or 0xFF09 or 0x2212 or 0xFF0E or 0xB7 or 0x30FC;
}

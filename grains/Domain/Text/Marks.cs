using System.Globalization;
using System.Text;

namespace RedStation.Domain.Text;

/// <summary>Which characters are seen, which are blank, and which do no more than change how their neighbours look.</summary>
internal static class Marks
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int AsText = 0xFE0E;
    private const int AsPicture = 0xFE0F;
    private const int BlackFlag = 0x1F3F4;
    private const int FirstTag = 0xE0020;
    private const int LastTag = 0xE007F;

    /// <summary>Braille without a dot: a symbol by category, a space to the eye.</summary>
    private const int Blank = 0x2800;

    /// <summary>A control character that is neither a line break nor a tab.</summary>
    public static bool IsControl(Rune rune) => Rune.IsControl(rune) && rune.Value != '\t' && !IsLineBreak(rune);

    /// <summary>A code point that will never be a character.</summary>
    public static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>Any of the ways to begin a new line.</summary>
    public static bool IsLineBreak(Rune rune) => rune.Value is '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029;

    /// <summary>Space of any width, and what looks like one.</summary>
    public static bool IsBlank(char letter) => char.IsWhiteSpace(letter) || letter == Blank;

    /// <summary>Whether a character is seen, or is needed for its neighbours to look as they should.</summary>
    /// <param name="rune">The character.</param>
    /// <param name="before">The one kept before it, or default.</param>
    /// <param name="after">The one that follows, or default.</param>
    public static bool IsSeen(Rune rune, Rune before, Rune after) => rune.Value switch
    {
        ZeroWidthJoiner => ((IsPicture(before) || IsPictureEnd(before)) && IsPicture(after)) || (IsJoining(before) && IsJoining(after)),
        ZeroWidthNonJoiner => IsJoining(before) && IsJoining(after),
        // Flags of parts of countries are spelt in tags after a black flag; anywhere else tags are a hidden text.
        >= FirstTag and <= LastTag => before.Value is BlackFlag or (>= FirstTag and < LastTag),
        AsText or AsPicture => IsPicture(before) || before.Value is '#' or '*' or (>= '0' and <= '9'),
        (>= 0xFE00 and < AsText) or (>= 0xE0100 and <= 0xE01EF) => HasVariants(before),
        >= 0x180B and <= 0x180F => IsMongolian(before),
        _ => !IsNeverSeen(rune) && !IsControl(rune) && !IsNoncharacter(rune),
    };

    private static bool IsNeverSeen(Rune rune) => rune.Value switch
    {
        // Signs of Arabic, Syriac and Kaithi that stand around numbers are of the same category, but are seen.
        (>= 0x600 and <= 0x605) or 0x6DD or 0x70F or 0x890 or 0x891 or 0x8E2 or 0x110BD or 0x110CD => false,
        // Fillers are letters, marks or symbols by category, and empty all the same.
        0x34F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or 0xFFFC or 0x2065 or 0x1D159 => true,
        (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF) => true,
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format,
    };

    /// <summary>Emoji and other symbols.</summary>
    private static bool IsPicture(Rune rune) =>
        rune.Value is (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2190 and <= 0x2BFF and not Blank) or 0xA9 or 0xAE or 0x203C or 0x2049
            or 0x2122 or 0x2139 or 0x3030 or 0x303D or 0x3297 or 0x3299;

    /// <summary>What may end an emoji that is joined to another. A skin's tone is a picture itself.</summary>
    private static bool IsPictureEnd(Rune rune) => rune.Value == AsPicture;

    /// <summary>What is written in more than one way: Han and its punctuation, symbols, letters of Burma.</summary>
    private static bool HasVariants(Rune rune) =>
        rune.Value is (>= 0x2E80 and <= 0x9FFF and not (0x3000 or 0x3164)) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF01 and <= 0xFF65)
            or (>= 0x20000 and <= 0x3FFFF) or (>= 0x1000 and <= 0x109F) || IsPicture(rune);

    /// <summary>Letters and marks of scripts whose letters join: Arabic, Syriac, those of India, Tibetan, Khmer, Mongolian.</summary>
    private static bool IsJoining(Rune rune) =>
        rune.Value is (>= 0x600 and <= 0x109F) or (>= 0x1780 and <= 0x18AF and not (>= 0x180B and <= 0x180F)) or (>= 0xA840 and <= 0xA877)
            or (>= 0xFB50 and <= 0xFDCF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x11000 and <= 0x11FFF)
        && !IsNeverSeen(rune);

    private static bool IsMongolian(Rune rune) => rune.Value is >= 0x1800 and <= 0x18AF and not (>= 0x180B and <= 0x180F);
}

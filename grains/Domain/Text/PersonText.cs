using System.Globalization;
using System.Text;

namespace RedStation.Domain.Text;

/// <summary>
/// What people write, made fit to be shown to others: names, notes, reasons, addresses. Nothing in it can turn what stands beside it
/// around, hide in it, or look empty without being so; what people do write (rare characters, joined emoji, other scripts) stays.
/// </summary>
/// <remarks>
/// Marks that are not seen come along with copied text, so they are left out in silence. Control characters and broken UTF-16 come from
/// programs, and are refused (<see cref="IsReadable"/>): whoever sends them has a fault to learn of.
/// </remarks>
public static class PersonText
{
    /// <summary>UTF-16 units that one character of people's may be made of; the longest emoji that keyboards offer has 15.</summary>
    private const int UnitsOfOne = 32;

    /// <summary>UTF-16 units that the characters of a text may have on average, so that what is stored has a bound.</summary>
    private const int UnitsOnAverage = 16;

    /// <summary>Whether a text is well-formed UTF-16 without control characters other than line breaks and tabs.</summary>
    public static bool IsReadable(string written)
    {
        for (var at = 0; at < written.Length;)
        {
            if (!Rune.TryGetRuneAt(written, at, out var rune) || Marks.IsControl(rune) || Marks.IsNoncharacter(rune))
            {
                return false;
            }

            at += rune.Utf16SequenceLength;
        }

        return true;
    }

    /// <summary>
    /// A text of one line: composed (NFC), without marks that are not seen, without blanks around it; a line break or a tab in it is a
    /// blank. Empty when nothing of it can be seen.
    /// </summary>
    public static string Line(string? written) => Clean(written, lines: false);

    /// <summary>The same for a text that may have several lines; they end in <c>\n</c>, however they were written.</summary>
    public static string Lines(string? written) => Clean(written, lines: true);

    /// <summary>How many characters people count in a text: grapheme clusters.</summary>
    public static int Length(string text)
    {
        var count = 0;
        for (var rest = text.AsSpan(); rest.Length > 0; rest = rest[StringInfo.GetNextTextElementLength(rest)..])
        {
            count++;
        }

        return count;
    }

    /// <summary>
    /// Whether a text has at most so many characters of people's, and none of them is a heap of marks that would run over its neighbours.
    /// </summary>
    /// <param name="text">A clean text.</param>
    /// <param name="most">The most characters, as <see cref="Length"/> counts them.</param>
    public static bool Fits(string text, int most)
    {
        if (text.Length > UnitsOfOne + ((long)most * UnitsOnAverage))
        {
            return false;
        }

        var count = 0;
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var units = StringInfo.GetNextTextElementLength(rest);
            if (units > UnitsOfOne || ++count > most)
            {
                return false;
            }

            rest = rest[units..];
        }

        return true;
    }

    private static string Clean(string? written, bool lines)
    {
        if (string.IsNullOrEmpty(written))
        {
            return string.Empty;
        }

        // Composing needs well-formed text; a broken one reads as it will be shown.
        return TrimBlanks(Composed(Seen(WellFormed(written), lines)));
    }

    private static string Seen(string text, bool lines)
    {
        var kept = new StringBuilder(text.Length);
        Rune before = default;
        for (var at = 0; at < text.Length;)
        {
            var rune = Rune.GetRuneAt(text, at);
            at += rune.Utf16SequenceLength;
            if (Marks.IsLineBreak(rune))
            {
                at += rune.Value == '\r' && at < text.Length && text[at] == '\n' ? 1 : 0;
                rune = new Rune(lines ? '\n' : ' ');
            }
            else if (rune.Value == '\t')
            {
                rune = new Rune(lines ? '\t' : ' ');
            }
            else if (!Marks.IsSeen(rune, before, at < text.Length ? Rune.GetRuneAt(text, at) : default))
            {
                continue;
            }

            kept.Append(rune);
            before = rune;
        }

        return kept.ToString();
    }

    private static string TrimBlanks(string text)
    {
        var (from, until) = (0, text.Length);
        while (from < until && Marks.IsBlank(text[from]))
        {
            from++;
        }

        while (until > from && Marks.IsBlank(text[until - 1]))
        {
            until--;
        }

        return text[from..until];
    }

    private static string Composed(string text) => text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);

    private static string WellFormed(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                return string.Concat(text.EnumerateRunes());
            }

            at += rune.Utf16SequenceLength;
        }

        return text;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace RedStation.Domain.Cases;

/// <summary>
/// How a case's words are found again, in any language and without a dictionary. A text is cut into runs of letters and digits; of each run every
/// two neighbouring characters are one word of the index, and the last character stands alone. So whatever is looked for, two characters or a
/// sentence, is a phrase of such words, and one character alone is what a word begins with. Words are written in hexadecimal letters, which every
/// database's own full-text index takes as they are.
/// </summary>
public static class CaseSearchText
{
    /// <summary>The most that is looked for at once; each must be found.</summary>
    public const int MostTerms = 6;

    /// <summary>A text in small letters, its runs with one blank between.</summary>
    public static string Plain(params IEnumerable<string?> texts) => string.Join(' ', texts.SelectMany(Runs));

    /// <summary>The words of the index for a text that <see cref="Plain"/> has made.</summary>
    public static string Words(string plain) =>
        string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(run => Pairs(run).Append(Last(run))));

    /// <summary>What somebody wrote to look for, as terms; empty when there is nothing to look for in it.</summary>
    public static ImmutableArray<string> Terms(string? written) => [.. Runs(written).Distinct().Take(MostTerms)];

    /// <summary>The phrase of a term, in the words of the index.</summary>
    /// <param name="term">One of <see cref="Terms"/>.</param>
    /// <returns>The words in their order; of one character, what a word begins with.</returns>
    public static (ImmutableArray<string> Words, bool IsBeginning) Phrase(string term)
    {
        ImmutableArray<string> pairs = [.. Pairs(term)];
        return pairs.IsEmpty ? ([Last(term)], true) : (pairs, false);
    }

    private static IEnumerable<string> Runs(string? text)
    {
        var run = new StringBuilder();
        foreach (var rune in (text ?? "").Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                run.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (run.Length > 0)
            {
                yield return run.ToString();
                run.Clear();
            }
        }

        if (run.Length > 0)
        {
            yield return run.ToString();
        }
    }

    private static IEnumerable<string> Pairs(string run)
    {
        var runes = run.EnumerateRunes().ToArray();
        return runes.Zip(runes.Skip(1), (first, second) => "x" + Hex(first) + Hex(second));
    }

    private static string Last(string run) => "x" + Hex(run.EnumerateRunes().Last());

    private static string Hex(Rune rune) => rune.Value.ToString("x5", CultureInfo.InvariantCulture);
}

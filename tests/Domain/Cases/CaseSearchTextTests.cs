using CsCheck;
using RedStation.Domain.Cases;

namespace RedStation.Tests.Domain.Cases;

public sealed class CaseSearchTextTests
{
    private static readonly Gen<string> Texts = Gen.Char["井盖路灯不亮aB1１é,。 "].Array[0, 30].Select(letters => new string(letters));

    [Fact]
    public void WhatStandsInAText_IsAPhraseOfItsWords_AndNothingElseIs() => Gen.Select(Texts, Texts).Sample((text, looked) =>
    {
        var plain = CaseSearchText.Plain(text);
        foreach (var term in CaseSearchText.Terms(looked))
        {
            Assert.Equal(plain.Contains(term, StringComparison.Ordinal), Finds(CaseSearchText.Words(plain), term));
        }
    });

    [Fact]
    public void Text_IsCutAtWhatIsNoLetter_AndWidthAndCaseDoNotMatter()
    {
        Assert.Equal("井盖坏了 no12 路", CaseSearchText.Plain("井盖坏了，NO１２", null, " 路。"));
        Assert.Equal(["井盖", "no12"], CaseSearchText.Terms(" 井盖\tＮｏ12 井盖 "));
        Assert.Empty(CaseSearchText.Terms("，。 '\"*%_"));
        Assert.All(
            CaseSearchText.Words("井盖 no12 𠮷野").Split(' '), word => Assert.All(word, letter => Assert.True(char.IsAsciiLetterOrDigit(letter))));
    }

    private static bool Finds(string words, string term)
    {
        var (phrase, isBeginning) = CaseSearchText.Phrase(term);
        var all = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var starts = Enumerable.Range(0, Math.Max(0, all.Length - phrase.Length + 1));
        return isBeginning
            ? all.Any(word => word.StartsWith(phrase[0], StringComparison.Ordinal))
            : starts.Any(at => all.AsSpan(at, phrase.Length).SequenceEqual(phrase.AsSpan()));
    }
}

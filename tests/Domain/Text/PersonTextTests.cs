using System.Globalization;
using System.Text;
using CsCheck;
using RedStation.Domain.Text;

namespace RedStation.Tests.Domain.Text;

public sealed class PersonTextTests
{
    private const string Family = "👨‍👩‍👧‍👦";

    /// <summary>Texts in which everything that changes its neighbours is frequent.</summary>
    private static readonly Gen<string> Written = Gen.OneOf(
            Gen.Int[0, 0x10FFFF].Where(Rune.IsValid).Select(value => new Rune(value).ToString()),
            Gen.OneOf(new[]
            {
                "\u200B", "\u200C", "\u200D", "\u202E", "\u2066", "\uFE0F", "\uFE0E", "\uFE01", "\u2800", "\u3000", "\u3164", "\u0301", "\u061C",
                "\u180B", "\u180E", "ᠠ", "ن", "क", "е", "é", "e\u0301", "👩", "🏽", "🏴",
                "\U000E0067", "\U000E007F", "\U000E0101", "𠮷", "葛", "\r", "\n", "\t", " ",
            }.Select(Gen.Const).ToArray()),
            Gen.Const("红色驿站 A1"))
        .Array[0, 12].Select(string.Concat);

    [Fact]
    [Trait("Case", "P6")]
    public void Clean_AnyText_IsCleanAlready_WhenCleanedAgain() => Written.Sample(text =>
    {
        Assert.Equal(PersonText.Line(text), PersonText.Line(PersonText.Line(text)));
        Assert.Equal(PersonText.Lines(text), PersonText.Lines(PersonText.Lines(text)));
    });

    [Fact]
    [Trait("Case", "P6")]
    public void Clean_AnyText_TurnsNothingAround_HidesNothing_AndIsComposed() => Written.Sample(text =>
    {
        var line = PersonText.Line(text);
        Assert.True(line.IsNormalized(NormalizationForm.FormC));
        Assert.All(line.EnumerateRunes(), rune => Assert.False(
            Rune.IsControl(rune)
                || rune.Value is 0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2069) or 0xFEFF or 0x61C,
            $"U+{rune.Value:X4}"));
        Assert.True(line.Length == 0 || !(char.IsWhiteSpace(line[0]) || char.IsWhiteSpace(line[^1])));
        Assert.True(PersonText.IsReadable(line));
    });

    [Fact]
    [Trait("Case", "P6")]
    public void Fits_AnyText_AgreesWithItsLength() => Gen.Select(Written.Select(PersonText.Line), Gen.Int[0, 12]).Sample((line, most) =>
    {
        Assert.Equal(StringInfo.ParseCombiningCharacters(line).Length, PersonText.Length(line));
        Assert.Equal(PersonText.Length(line) <= most, PersonText.Fits(line, most));
    });

    [Theory]
    [Trait("Case", "P6")]
    [InlineData("王\u202E三", "王三")]
    [InlineData("\u2067张三\u2069", "张三")]
    [InlineData("\u200B\uFEFF\u2060", "")]
    [InlineData("\u3164", "")]
    [InlineData("\u2800\u00A0\u3000\t", "")]
    [InlineData("\uFE0F\u200D\u00AD", "")]
    [InlineData("\u200B 李\u200B四 \u3000", "李四")]
    [InlineData("a\u200Db", "ab")]
    [InlineData("a\uFE0F", "a")]
    [InlineData("👍\U000E0041\U000E0042", "👍")]
    [InlineData("e\u0301", "é")]
    [InlineData("第一行\r\n第二行\u2028三", "第一行 第二行 三")]
    public void Line_WithWhatIsNotSeen_IsWhatIsSeen(string written, string seen) => Assert.Equal(seen, PersonText.Line(written));

    [Theory]
    [Trait("Case", "P6")]
    [InlineData("𠮷野家")]
    [InlineData("𰻞𰻞面馆 𬌗")]
    [InlineData("葛\U000E0101城")]
    [InlineData(Family + "👩🏽‍🚒❤️‍🔥1️⃣🇨🇳")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F")]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क्\u200Dष")]
    [InlineData("ئۇيغۇر · བོད · ᠮᠣᠩᠭᠣᠯ\u180E")]
    [InlineData("O’Neil-Müller (№ 3)")]
    public void Line_AsPeopleWriteIt_Stays(string written) => Assert.Equal(written, PersonText.Line(written));

    [Fact]
    [Trait("Case", "P6")]
    public void Lines_OfEveryKind_EndAlike() =>
        Assert.Equal("一\n二\n三\n\t四\n五", PersonText.Lines(" 一\r\n二\r三\u2029\t四\u0085五\n\n"));

    [Theory]
    [Trait("Case", "P6")]
    [InlineData("a\0b")]
    [InlineData("a\u001Bb")]
    [InlineData("a\u0090b")]
    [InlineData("\uFFFE")]
    public void Readable_ControlCharacters_AreNot(string written)
    {
        Assert.False(PersonText.IsReadable(written));
        Assert.True(PersonText.IsReadable(PersonText.Line(written)));
    }

    [Fact]
    [Trait("Case", "P6")]
    public void Readable_HalfACharacter_IsNot_AndIsShownAsOneThatIsMissing()
    {
        var broken = "a" + '\uD83D';
        Assert.False(PersonText.IsReadable(broken));
        Assert.Equal("a\uFFFD", PersonText.Line(broken));
    }

    [Theory]
    [Trait("Case", "R7")]
    [InlineData("", 0)]
    [InlineData("𠮷a", 2)]
    [InlineData(Family, 1)]
    [InlineData("🇨🇳🇨🇳", 2)]
    [InlineData("é\n", 2)]
    public void Length_IsWhatPeopleCount(string text, int characters) => Assert.Equal(characters, PersonText.Length(text));

    [Fact]
    [Trait("Case", "R7")]
    public void Fits_EmojiUpToTheLimit_AHeapOfMarks_Not()
    {
        var many = string.Concat(Enumerable.Repeat(Family, 500));
        Assert.True(PersonText.Fits(many, 500));
        Assert.False(PersonText.Fits(many + "a", 500));
        Assert.False(PersonText.Fits("a" + new string('\u0301', 40), 500));
    }
}

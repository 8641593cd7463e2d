using CsCheck;
using RedStation.Domain.Accounts;

namespace RedStation.Tests.Domain.Accounts;

public sealed class PhoneNumberTests
{
    private static readonly Gen<string> Phone = Gen.Select(Gen.Char["3456789"], Gen.Char["0123456789"].Array[9])
        .Select((second, rest) => "1" + second + new string(rest));

    private static readonly string[] Between =
        ["", " ", "-", "\u00A0", "\u3000", "\u2009", "\u2011", "\u2013", "\u2014", "\uFF0D", "\u200B", "\u202A", "."];

    private static readonly string[] Prefixes = ["", "+86", "86", "0086", "(+86)", "（+86）", "+(86)", "＋８６", "+86-", " 00 86 ", "\u202A+86"];

    /// <summary>What looks like a number: so many digits as one has, or one more or less, and perhaps a letter.</summary>
    private static readonly Gen<string> Nearly = Gen.Select(
        Gen.Int[0, Prefixes.Length], Gen.Char["0123456789８"].Array[9, 11], Gen.Char["+-() 八a"], Gen.Int[0, 30]).Select((prefix, digits, odd, at) =>
        (prefix < Prefixes.Length ? Prefixes[prefix] : "") + "1" + new string(at < digits.Length ? [.. digits[..at], odd, .. digits[at..]] : digits));

    [Fact]
    [Trait("Case", "P11")]
    public void TryRead_AnyNumber_HoweverItIsWritten_IsItsElevenDigits() => Gen.Select(
        Phone, Gen.Int[0, Prefixes.Length - 1], Gen.Int[0, Between.Length - 1].Array[11], Gen.Bool.Array[11]).Sample((phone, prefix, between, wide) =>
        {
            var written = Prefixes[prefix]
                + string.Concat(phone.Select((digit, at) => Between[between[at]] + (wide[at] ? (char)(digit - '0' + '０') : digit)));
            Assert.True(PhoneNumber.TryRead(written, out var read), written);
            Assert.Equal(phone, read);
        });

    [Fact]
    [Trait("Case", "P11")]
    public void TryRead_AnythingElse_IsNoNumber_OrElevenDigitsThatAreInIt() => Nearly.Sample(written =>
    {
        if (PhoneNumber.TryRead(written, out var read))
        {
            var digits = string.Concat(written.Where(char.IsDigit).Select(letter => (int)char.GetNumericValue(letter)));
            Assert.EndsWith(read, digits, StringComparison.Ordinal);
            Assert.Contains(digits[..^11], (string[])["", "86", "0086"]);
            Assert.Matches("^1[3-9][0-9]{9}$", read);
        }
    });

    [Theory]
    [Trait("Case", "P11")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("12345678901")]
    [InlineData("1380000000")]
    [InlineData("138000000001")]
    [InlineData("+8513800000001")]
    [InlineData("+13800138000")]
    [InlineData("+852 5123 4567")]
    [InlineData("008613800138")]
    [InlineData("86 86 13800138000")]
    [InlineData("138 0013 8000 转 8")]
    [InlineData("138/0013/8000")]
    [InlineData("13800138000+86")]
    public void TryRead_OfAnotherCountry_OrNone_IsNot(string? written) => Assert.False(PhoneNumber.TryRead(written, out _));

    [Theory]
    [Trait("Case", "P11")]
    [InlineData("123456", "123456")]
    [InlineData("123 456", "123456")]
    [InlineData("12-34-56", "123456")]
    [InlineData(" １２３\u3000４５６\u00A0", "123456")]
    [InlineData("\u2068123456\u2069", "123456")]
    [InlineData("12345", null)]
    [InlineData("1234567", null)]
    [InlineData("12345a", null)]
    [InlineData("+123456", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Code_AsTyped_IsItsSixDigits(string? written, string? code)
    {
        Assert.Equal(code is not null, OtpCode.TryRead(written, out var read));
        Assert.Equal(code, read);
    }
}

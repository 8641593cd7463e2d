using CsCheck;
using RedStation.Domain.Riders;

namespace RedStation.Tests.Domain.Riders;

/// <summary>Whatever a reader and the computer behind it make of a credential, it is that credential.</summary>
[Trait("Case", "W15")]
public sealed class ReaderTextTests
{
    private static readonly string Secret = new('a', 64);

    /// <summary>Ids as they are made here; an external issuer's may also have capitals.</summary>
    private static readonly Gen<string> Id = Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['0', '9'], Gen.Const('-'), Gen.Const('_')), 1, 64];

    private static readonly Gen<CredentialText> Credential = Gen.Select(
        Id, Gen.Long[0, 4_000_000_000], Gen.Byte.Array[8], (id, seconds, nonce) =>
            CredentialText.Issue(id, DateTimeOffset.FromUnixTimeSeconds(seconds), Convert.ToHexStringLower(nonce), Secret));

    private static readonly Func<string, string>[] Habits =
    [
        text => text,
        text => "]Q1" + text,
        text => "]d2" + text,
        text => $"  {text}\t",
        text => text + "\r\n",
        text => $"\u0002{text}\u0003",
        text => "\ufeff" + text,
        text => string.Concat(text.Select(Wide)),
        text => text.Replace('.', '。').Replace("_", "——", StringComparison.Ordinal),
        text => "】Q1" + string.Concat(text.Select(Wide)) + '\u3000',
        Inverted,
        text => Inverted("]Q1" + text + "\r"),
        text => text.ToUpperInvariant(),
        text => text.ToLowerInvariant(),
    ];

    [Fact]
    public void Parse_AsAnyReaderPassesItOn_IsTheCredential() => Gen.Select(Credential, Gen.Int[0, Habits.Length - 1]).Sample((credential, habit) =>
        Assert.Equal(credential, CredentialText.Parse(Habits[habit](credential.ToString()))));

    /// <summary>Capitals in an id are kept where the reader keeps them or swaps all.</summary>
    [Fact]
    public void Parse_IdWithCapitals_IsKeptWhenTheCaseIsSwapped()
    {
        var credential = CredentialText.Issue("Ab-Cd_9", DateTimeOffset.UnixEpoch, "0123456789abcdef", Secret);

        Assert.Equal(credential, CredentialText.Parse(credential.ToString()));
        Assert.Equal(credential, CredentialText.Parse(Inverted("]Q1" + credential)));
    }

    [Fact]
    public void Parse_AnyText_IsNoneOrHasTheFormOfOne() => Gen.String.Sample(text =>
        CredentialText.Parse(text) is not { } read || CredentialText.Parse(read.ToString()) == read);

    [Theory]
    [InlineData("RS1.demo-rider-07.1795924870.0123456789abcdef", true)]
    [InlineData("RS&;demo)rider)à-;&-çé(éà\"-", true)]
    [InlineData("]q1rs1.DEMO-RIDER-07.1795924870.0123456789ABCDEF.0", true)]
    [InlineData("https://weixin.qq.com/r/abcdefghijklmnop", false)]
    [InlineData("RS1", false)]
    [InlineData("6901234567892", false)]
    public void IsLikeOurs_TellsARestOfOneFromAnotherCode(string read, bool ours)
    {
        Assert.Null(CredentialText.Parse(read));
        Assert.Equal(ours, ReaderText.IsLikeOurs(read));
    }

    private static char Wide(char letter) => (char)(letter - '!' + '！');

    private static string Inverted(string text) =>
        string.Concat(text.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));
}

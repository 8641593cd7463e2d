using System.Security.Cryptography;
using System.Text;
using CsCheck;
using RedStation.Domain.Signing;

namespace RedStation.Tests.Domain.Signing;

/// <summary>Signatures and keys in the forms of JOSE. That other libraries believe them, <c>api/Web/checks</c> and tests of the api hold.</summary>
public sealed class CompactJwsTests : IDisposable
{
    private const string Type = "test+jwt";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public void Sign_AndParse_GiveWhatWasSigned()
    {
        var jws = CompactJws.Parse(CompactJws.Sign(Type, "任务"u8, key))!;

        Assert.Equal((Type, Jwk.Of(key).Kid, "任务"), (jws.Type, jws.KeyId, Encoding.UTF8.GetString(jws.Payload)));
        Assert.True(jws.IsSignedBy(key));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.False(jws.IsSignedBy(other));
    }

    [Fact]
    public void Parse_AnyChangedCharacter_IsNoSignatureOfTheKey()
    {
        var text = CompactJws.Sign(Type, "{\"size\":1}"u8, key);
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Char.AlphaNumeric).Sample((at, character) =>
        {
            var changed = text[..at] + character + text[(at + 1)..];

            Assert.True(changed == text || CompactJws.Parse(changed)?.IsSignedBy(key) != true, changed);
        },
        iter: 2_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d")]
    [InlineData("bm8.bm8.bm8")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    [InlineData("W10.e30.bm8")]
    public void Parse_WhatIsNoneOrNotOurs_IsNull(string text) => Assert.Null(CompactJws.Parse(text));

    /// <summary>The example of RFC 7517, A.1, whose thumbprint libraries for JOSE agree on.</summary>
    [Fact]
    public void Jwk_OfAKnownPoint_HasTheKnownThumbprint()
    {
        var jwk = Jwk.Of("MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4", "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM");

        Assert.Equal("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s", jwk.Kid);
        using var read = jwk.ToKey();
        Assert.Equal(jwk, Jwk.Of(read));
    }

    [Fact]
    public void ToKey_UnderTheNameOfAnother_IsRefused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Throws<FormatException>(() => (Jwk.Of(key) with { Kid = Jwk.Of(other).Kid }).ToKey());
    }

    public void Dispose() => key.Dispose();
}

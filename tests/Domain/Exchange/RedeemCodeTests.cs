using CsCheck;
using RedStation.Domain.Exchange;

namespace RedStation.Tests.Domain.Exchange;

public sealed class RedeemCodeTests
{
    [Theory]
    [InlineData("12345678", "12345678")]
    [InlineData("1234 5678", "12345678")]
    [InlineData(" 1234-5678 ", "12345678")]
    [InlineData("１２３４５６７８", "12345678")]
    [InlineData("1234　5678", "12345678")]
    [InlineData("O1234567", "01234567")]
    [InlineData("1234567o", "12345670")]
    [InlineData("lI345678", "11345678")]
    [InlineData("RSX:12345678", "12345678")]
    [InlineData("rsx:1234 5678", "12345678")]
    public void TryRead_AsPeopleAndScannersWriteIt_ReadsTheDigits(string text, string code)
    {
        Assert.True(RedeemCode.TryRead(text, out var read));
        Assert.Equal(code, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1234567")]
    [InlineData("123456789")]
    [InlineData("1234567S")]
    [InlineData("+12345678")]
    [InlineData("RSX:")]
    [InlineData("RS1.r.12345678")]
    public void TryRead_AnythingElse_IsNoCode(string? text) => Assert.False(RedeemCode.TryRead(text, out _));

    [Fact]
    public void From_AnyBits_IsReadAgain() => Gen.ULong.Sample(bits =>
    {
        var code = RedeemCode.From(bits);

        Assert.Equal(8, code.Length);
        Assert.True(RedeemCode.TryRead(RedeemCode.Text(code), out var read));
        Assert.Equal(code, read);
    });
}

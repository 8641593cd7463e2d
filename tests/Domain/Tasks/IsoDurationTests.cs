using CsCheck;
using RedStation.Domain.Tasks;

namespace RedStation.Tests.Domain.Tasks;

public sealed class IsoDurationTests
{
    [Theory]
    [Trait("Case", "R7")]
    [InlineData("P1W", "7.00:00:00")]
    [InlineData("PT0.5H", "00:30:00")]
    [InlineData("PT0,5H", "00:30:00")]
    [InlineData("P1DT2H", "1.02:00:00")]
    [InlineData("PT1.5S", "00:00:01.5")]
    [InlineData("P0.5D", "12:00:00")]
    [InlineData("P1W2D", "9.00:00:00")]
    [InlineData("PT1H30M15S", "01:30:15")]
    [InlineData("PT0S", "00:00:00")]
    [InlineData("PT999999H", "41666.15:00:00")]
    public void Duration_IsRead(string text, string time) =>
        Assert.Equal((true, TimeSpan.Parse(time, null)), (IsoDuration.TryRead(text, out var read), read));

    [Theory]
    [Trait("Case", "R7")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P1")]
    [InlineData("PT1.5H20M")]
    [InlineData("PT.5H")]
    [InlineData("PT1.H")]
    [InlineData("-PT30M")]
    [InlineData("PT-30M")]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("PT30M1H")]
    [InlineData("pt30m")]
    [InlineData("PT30M ")]
    [InlineData("PT3٠M")]
    [InlineData("PT1e3S")]
    [InlineData("PT9999999H")]
    [InlineData("soon")]
    public void Nonsense_IsNot(string? text) => Assert.False(IsoDuration.TryRead(text, out _));

    [Fact]
    [Trait("Case", "R7")]
    public void EveryDurationThatXmlWrites_IsReadTheSame() => Gen.Long[0, TimeSpan.FromDays(900).Ticks].Sample(ticks =>
    {
        var time = TimeSpan.FromTicks(ticks);
        return IsoDuration.TryRead(System.Xml.XmlConvert.ToString(time), out var read) && read == time;
    });
}

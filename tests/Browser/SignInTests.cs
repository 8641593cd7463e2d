using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A rider signs in by phone, and is interrupted.</summary>
[Collection(SharedCityCollection.Name)]
public sealed partial class SignInTests(DemoBrowserFixture demo)
{
    [Fact]
    [Trait("Case", "W17")]
    public async Task Code_AskedFor_IsAwaitedAfterAReload_AndWhenItIsTooSoonForAnother_AndItsFaultStandsAtItsField()
    {
        await using var window = await demo.Open("/rider", 390, 844);
        await Ask(window, "１３９-0013 8017");
        await Assertions.Expect(window.First("code-sent")).ToContainTextAsync("139****8017");
        var words = await window.First("code-sent").InnerTextAsync();
        var china = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8));
        Assert.Contains(
            SentAt().Match(words).Value,
            (string[])[china.ToString("HH:mm", CultureInfo.InvariantCulture), china.AddMinutes(-1).ToString("HH:mm", CultureInfo.InvariantCulture)]);
        await window.IsInOrder("rider-code");

        await window.Page.ReloadAsync();
        await window.First("sign-in-open").ClickAsync();
        await Assertions.Expect(window.First("code-sent")).ToHaveTextAsync(words);
        await Assertions.Expect(window.First("resend")).ToBeDisabledAsync();
        Assert.DoesNotContain("8017", await window.Page.Evaluate<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);

        // The number is given up and asked for again: too soon, so its code is still on its way.
        await window.First("other-phone").ClickAsync();
        await window.First("phone").FillAsync("139 0013 8017");
        await window.First("send-code").ClickAsync();
        await Assertions.Expect(window.First("code-sent")).ToContainTextAsync("139****8017");
        await Assertions.Expect(window.First("resend")).ToBeDisabledAsync();

        await window.First("code").FillAsync("00000");
        await window.First("sign-in-submit").ClickAsync();
        await Assertions.Expect(window.First("problem-code")).ToContainTextAsync("6 位");
        var code = Code();
        await window.First("code").FillAsync(code == "000000" ? "000001" : "000000");
        await window.First("sign-in-submit").ClickAsync();
        await Assertions.Expect(window.First("problem-code")).ToContainTextAsync("验证码不正确");
        await Assertions.Expect(window.First("code")).ToHaveAttributeAsync("aria-invalid", "true");

        await window.First("code").FillAsync(code[..3] + " " + code[3..]);
        await window.First("sign-in-submit").ClickAsync();
        await window.First("sign-out").WaitForAsync();
        Assert.DoesNotContain(
            "8017", await window.Page.Evaluate<string>("JSON.stringify(sessionStorage.getItem('rs.otp'))"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "P11")]
    public async Task Phone_ThatIsNone_IsNamedAtItsField()
    {
        await using var window = await demo.Open("/rider", 390, 844);
        await Ask(window, "+852 5123 4567");
        await Assertions.Expect(window.First("problem-phone")).ToContainTextAsync("11 位");
        await Assertions.Expect(window.First("phone")).ToHaveValueAsync("+852 5123 4567");
    }

    private static async Task Ask(Window window, string phone)
    {
        await window.First("sign-in-open").ClickAsync();
        await window.First("phone").FillAsync(phone);
        await window.First("send-code").ClickAsync();
    }

    [GeneratedRegex(@"\d\d:\d\d")]
    private static partial Regex SentAt();

    [GeneratedRegex(@"Sign-in code (\d{6}) for")]
    private static partial Regex Sent();

    /// <summary>The last code that was sent; demonstrations write it to the log.</summary>
    private string Code() => Sent().Matches(demo.Server.Output)[^1].Groups[1].Value;
}

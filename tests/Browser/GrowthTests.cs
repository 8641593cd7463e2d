using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A rider learns first aid, is certified, sees what their work has brought, and decides who may find them.</summary>
public sealed class GrowthTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    /// <summary>What is right, question by question. The page does not know it.</summary>
    private const string Right = "cababcabca";

    [Theory]
    [InlineData("demo-rider-27", 390, 844, ColorScheme.Light)]
    [InlineData("demo-rider-28", 1440, 900, ColorScheme.Dark)]
    public async Task Rider_LearnsFirstAid_FailsOnce_AndIsCertified(string subject, int width, int height, ColorScheme scheme)
    {
        await using (var anybody = await demo.Open("/growth", width, height, scheme: scheme))
        {
            await Assertions.Expect(anybody.First("honours")).ToContainTextAsync("社区守护骑士");
            await anybody.First("course-read").ClickAsync();
            await Assertions.Expect(anybody.First("lessons")).ToContainTextAsync("DRSABCD");
            await anybody.First("growth-sign-in").WaitForAsync();
            await anybody.IsInOrder($"growth-{width}");
            anybody.WasQuiet();
        }

        await using var rider = await demo.Open("/rider", width, height, new() { Latitude = 30.2433f, Longitude = 120.1452f }, scheme);
        await rider.SignIn(subject);
        await rider.First("nav-exchange").ClickAsync();
        await rider.First("growth-open").ClickAsync();
        await rider.Page.ComesTo("/growth");
        await Assertions.Expect(rider.First("course-standing")).ToHaveAttributeAsync("data-valid", "false");
        await Take(rider, rightly: false);
        await Assertions.Expect(rider.First("quiz-outcome")).ToHaveAttributeAsync("data-passed", "false");
        await rider.IsInOrder($"growth-failed-{width}");
        await rider.First("quiz-close").ClickAsync();
        await Take(rider, rightly: true);
        await Assertions.Expect(rider.First("quiz-outcome")).ToHaveAttributeAsync("data-passed", "true");
        await Assertions.Expect(rider.First("course-standing")).ToHaveAttributeAsync("data-valid", "true");

        await rider.First("hiring-district").SelectOptionAsync("330106");
        await rider.First("hiring-phone").FillAsync("110");
        await rider.First("hiring-agree").ClickAsync();
        await rider.First("hiring-trouble").WaitForAsync();
        await rider.First("hiring-phone").FillAsync("13900000027");
        await rider.First("hiring-agree").ClickAsync();
        await Assertions.Expect(rider.First("hiring-agreed")).ToContainTextAsync("13900000027");
        await rider.IsInOrder($"growth-certified-{width}");
        await rider.First("hiring-withdraw").ClickAsync();
        await rider.First("hiring-agree").WaitForAsync();
        await rider.First("lang-toggle").ClickAsync();
        await Assertions.Expect(rider.First("course-standing")).ToContainTextAsync("valid until");
        await rider.IsInOrder($"growth-en-{width}");
    }

    private static async Task Take(Window rider, bool rightly)
    {
        await rider.First("quiz-open").ClickAsync();
        for (var number = 0; number < Right.Length; number++)
        {
            var option = rightly ? Right[number] : Right[number] == 'a' ? 'b' : 'a';
            await rider.Page.Locator($"[data-question=q{number + 1}] input[value={option}]").CheckAsync();
        }

        await rider.First("quiz-send").ClickAsync();
        await rider.First("quiz-outcome").WaitForAsync();
    }
}

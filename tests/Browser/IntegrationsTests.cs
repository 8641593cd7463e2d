using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>An administrator connects other systems, and looks after what did not arrive.</summary>
[Collection(SharedCityCollection.Name)]
public sealed class IntegrationsTests(DemoBrowserFixture city)
{
    [Theory]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    [InlineData(1440, 900, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    public async Task Administrator_RegistersAWebhook_AndSendsItsDeadLettersAgain(int width, int height, ColorScheme scheme)
    {
        var named = $"市平台 {width} {scheme}";
        await using var admin = await city.Open("/integrations", width, height, scheme: scheme);
        await admin.First("demo-people").WaitForAsync();
        await admin.IsInOrder($"integrations-gate-{width}-{scheme}");
        await admin.SignIn("demo-admin");
        await admin.First("add").ClickAsync();
        await admin.First("url").FillAsync("http://platform.example");
        await admin.First("webhook-send").ClickAsync();
        await Assertions.Expect(admin.First("problem-url")).ToContainTextAsync("https");
        await Assertions.Expect(admin.First("problem-description")).ToContainTextAsync("200");
        await admin.First("districts").SelectOptionAsync("330100");
        await admin.IsInOrder($"integrations-form-{width}-{scheme}");
        await admin.Picture($"integrations-form-{width}-{scheme}-whole");

        // Nothing answers there: the name is reserved for examples.
        await admin.First("url").FillAsync("https://platform.example/hook");
        await admin.First("description").FillAsync(named);
        await admin.First("webhook-send").ClickAsync();
        var secret = await Secret(admin, $"integrations-secret-{width}-{scheme}");
        var card = admin.The("webhook").Filter(new() { HasText = named });
        await Assertions.Expect(card).ToHaveAttributeAsync("data-status", "active");
        await Assertions.Expect(card).ToContainTextAsync("杭州市");
        await card.GetByTestId("do-rotate").ClickAsync();
        Assert.NotEqual(secret, await Secret(admin));
        await Assertions.Expect(card.GetByTestId("old-secret")).ToBeVisibleAsync();

        await card.GetByTestId("do-test").ClickAsync();
        await Assertions.Expect(card.GetByTestId("waiting")).ToHaveTextAsync("1");
        await card.GetByTestId("do-disable").ClickAsync();
        await admin.IsInOrder($"integrations-confirm-{width}-{scheme}");
        await admin.First("confirm-yes").ClickAsync();
        await Assertions.Expect(card).ToHaveAttributeAsync("data-status", "disabled");
        await Assertions.Expect(card.GetByTestId("dead")).ToHaveTextAsync("1");
        await Assertions.Expect(card.GetByTestId("do-replay")).ToHaveCountAsync(0);
        await card.GetByTestId("do-enable").ClickAsync();
        await card.GetByTestId("show-dead").ClickAsync();
        var letter = card.GetByTestId("dead-letter");
        await Assertions.Expect(letter).ToContainTextAsync("测试消息");
        await letter.Locator("summary").ClickAsync();
        await admin.IsInOrder($"integrations-dead-{width}-{scheme}");
        await admin.Picture($"integrations-dead-{width}-{scheme}-whole");
        await letter.GetByTestId("replay-one").ClickAsync();
        await Assertions.Expect(letter).ToHaveCountAsync(0);
        await Assertions.Expect(card.GetByTestId("dead")).ToHaveTextAsync("0");
        await card.GetByTestId("do-disable").ClickAsync();
        await admin.First("confirm-yes").ClickAsync();
        await card.GetByTestId("do-enable").ClickAsync();
        await card.GetByTestId("do-replay").ClickAsync();
        await admin.First("confirm-yes").ClickAsync();
        await Assertions.Expect(card.GetByTestId("dead")).ToHaveTextAsync("0");
    }

    [Theory]
    [InlineData(390, 844, ColorScheme.Dark)]
    [InlineData(1440, 900, ColorScheme.Light)]
    public async Task Administrator_LetsOthersTellAndReport_AndStopsThem(int width, int height, ColorScheme scheme)
    {
        var named = $"热线 {width}";
        await using var admin = await city.Open("/integrations", width, height, scheme: scheme);
        await admin.SignIn("demo-admin");
        await admin.First("part-sources").ClickAsync();
        await admin.First("add").ClickAsync();
        await admin.First("source-send").ClickAsync();
        await Assertions.Expect(admin.First("problem-districts")).ToHaveTextAsync("请至少选择一个辖区");
        await admin.First("name").FillAsync(named);
        await admin.First("source").FillAsync($"/hotline/{width}");
        await admin.First("districts").SelectOptionAsync("330106");
        await admin.First("source-send").ClickAsync();
        await Secret(admin);
        var source = admin.The("source").Filter(new() { HasText = named });
        await source.GetByTestId("do-switch").ClickAsync();
        await Assertions.Expect(source).ToHaveAttributeAsync("data-enabled", "false");
        await source.GetByTestId("do-switch").ClickAsync();
        await Assertions.Expect(source).ToHaveAttributeAsync("data-enabled", "true");
        await source.GetByTestId("do-rotate").ClickAsync();
        await Secret(admin);
        await admin.IsInOrder($"integrations-sources-{width}-{scheme}");

        await admin.First("part-keys").ClickAsync();
        await admin.First("organisation").FillAsync(named);
        await admin.First("key-send").ClickAsync();
        await Secret(admin);
        var key = admin.The("key").Filter(new() { HasText = named });
        await admin.IsInOrder($"integrations-keys-{width}-{scheme}");
        await key.GetByTestId("do-revoke").ClickAsync();
        await admin.First("confirm-yes").ClickAsync();
        await Assertions.Expect(key).ToHaveAttributeAsync("data-revoked", "true");
        await Assertions.Expect(key.GetByTestId("do-revoke")).ToHaveCountAsync(0);
    }

    /// <summary>What is shown once, put away.</summary>
    private static async Task<string> Secret(Window admin, string? picture = null)
    {
        var secret = await admin.First("secret-value").InputValueAsync();
        Assert.True(secret.Length > 20, secret);
        if (picture is not null)
        {
            await admin.IsInOrder(picture);
        }

        await admin.First("secret-kept").ClickAsync();
        await Assertions.Expect(admin.The("secret-value")).ToHaveCountAsync(0);
        return secret;
    }
}

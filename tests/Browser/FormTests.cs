using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>What is wrong with a form stands at its field, in the server's words.</summary>
public sealed class FormTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    [Trait("Case", "W23")]
    public async Task NewTask_WithoutANote_SaysSoAtTheNote(int width, int height)
    {
        await using var window = await demo.Open("/dispatch", width, height);
        await window.SignIn("demo-dispatcher-hz");
        await window.ClickBesideTheMiddle("map");
        await window.First("new-task-submit").ClickAsync();

        await Assertions.Expect(window.First("problem-note")).ToContainTextAsync("1 到 500 个字");
        await Assertions.Expect(window.First("new-task-note")).ToBeFocusedAsync();
        await Assertions.Expect(window.First("new-task-note")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(window.First("new-task-note")).ToHaveAttributeAsync("aria-describedby", "problem-note");
        await Assertions.Expect(window.The("notice-bad")).ToHaveCountAsync(0);
        await window.IsInOrder($"dispatch-new-refused-{width}");

        await window.First("new-task-note").FillAsync("电线垂落");
        await Assertions.Expect(window.First("problem-note")).ToBeEmptyAsync();
        await window.First("new-task-submit").ClickAsync();
        await window.The("task-detail").Or(window.Page.Locator("[role=alert]:not(:empty)")).First.WaitForAsync();
        Assert.Equal("", string.Concat(await window.Page.Locator("[role=alert]").AllInnerTextsAsync()));
        await window.First("task-detail").WaitForAsync();
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    [Trait("Case", "W23")]
    public async Task NewTask_OutsideTheDistricts_SaysSoAtThePlace(int width, int height)
    {
        await using var window = await demo.Open("/dispatch", width, height);
        await window.SignIn("demo-dispatcher-hz");
        // The map comes after the board: before it is there, nothing says that it could be farther away.
        await window.Page.Locator(".leaflet-control-zoom-out").WaitForAsync();
        var farther = window.Page.Locator(".leaflet-control-zoom-out:not(.leaflet-disabled)");
        await farther.WaitForAsync();
        while (await farther.CountAsync() > 0)
        {
            await farther.ClickAsync();
        }

        await window.First("map").ClickAsync(new() { Position = new() { X = 60, Y = 60 } });
        await window.First("new-task-note").FillAsync("别处");
        await window.First("new-task-submit").ClickAsync();

        await Assertions.Expect(window.First("problem-place")).ToContainTextAsync("辖区");
        await Assertions.Expect(window.First("new-task-place")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(window.The("notice-bad")).ToHaveCountAsync(0);

        await window.First("map").ClickAsync(new() { Position = new() { X = 80, Y = 90 } });
        await Assertions.Expect(window.First("problem-place")).ToBeEmptyAsync();
    }

    [Theory]
    [InlineData("/dispatch", "password", "账号、密码或密钥不正确")]
    [InlineData("/station/hz-0001", "secret", "账号、密码或密钥不正确")]
    [Trait("Case", "W23")]
    public async Task SignIn_WithAWrongSecret_SaysSoAtTheSecret(string path, string field, string words)
    {
        await using var window = await demo.Open(path.Replace("hz-0001", demo.Devices[0].Station, StringComparison.Ordinal), 390, 844);
        if (field == "secret")
        {
            await window.First("sign-in-open").ClickAsync();
            await window.First("device-secret").FillAsync("wrong");
        }
        else
        {
            await window.First("username").FillAsync("nobody");
            await window.First("password").FillAsync("wrong");
        }

        await window.First("sign-in-submit").ClickAsync();

        await Assertions.Expect(window.First("problem-" + field)).ToContainTextAsync(words);
        await Assertions.Expect(window.Page.Locator($"input[name={field}]")).ToBeFocusedAsync();
        await Assertions.Expect(window.Page.Locator($"input[name={field}]")).ToHaveAttributeAsync("aria-describedby", "problem-" + field);
    }

    [Fact]
    [Trait("Case", "W23")]
    public async Task Reject_WithoutAReason_SaysSoAtTheReason()
    {
        var dispatcher = await demo.Dispatcher();
        var id = await DemoBrowserFixture.OpenTask(dispatcher, 30.2433, 120.1452, "理由");
        await using var window = await demo.Open("/dispatch", 1440, 900);
        await window.SignIn("demo-dispatcher-hz");
        var rider = await Person.SignIn(demo.Server.Client, "demo-rider-15");
        await using (var phone = await demo.Open("/rider", 390, 844, await demo.PlaceOf(demo.Devices[3].Station)))
        {
            await phone.First("station-card").WaitForAsync();
            await phone.SignIn("demo-rider-15");
            await phone.First("nav-duty").ClickAsync();
            await phone.First("duty-toggle").ClickAsync();
            await Assertions.Expect(phone.First("duty-toggle")).ToHaveAttributeAsync("aria-checked", "true");
            await dispatcher.Post($"/api/v1/tasks/{id}/assign", new { operationId = "assign", riderId = "demo-rider-15" });
            await rider.Post($"/api/v1/tasks/{id}/submit", new { operationId = "submit", evidence = new { note = "好了" } });
        }

        await window.First("column-submitted").Locator($"[data-task='{id}']").ClickAsync();
        await window.First("task-reject").ClickAsync();
        await window.First("action-confirm").ClickAsync();

        await Assertions.Expect(window.First("problem-note")).ToContainTextAsync("1 到 500 个字");
        await Assertions.Expect(window.First("action-note")).ToBeFocusedAsync();
        await window.First("action-note").FillAsync("照片看不清");
        await window.First("action-confirm").ClickAsync();
        await window.Page.Locator("[data-testid=task-detail][data-status=rejected]").WaitForAsync();
    }
}

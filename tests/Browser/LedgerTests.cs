using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>The page on which anybody checks the ledger's log.</summary>
[Collection(SharedCityCollection.Name)]
public sealed class LedgerTests(DemoBrowserFixture city)
{
    [Theory]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    public async Task Log_OfTheRunningProgram_IsFoundRight_AndAChangedFileIsNot(int width, int height, ColorScheme scheme)
    {
        var dispatcher = await city.Dispatcher();
        await Until.True(async () => (await dispatcher.Get("/api/v1/ledger/head")).Status == System.Net.HttpStatusCode.OK, "the first signed head");
        await using var window = await city.Open("/ledger", width, height, scheme: scheme);
        await window.First("ledger-size").WaitForAsync();
        await window.IsInOrder($"ledger-{width}");

        await window.First("ledger-verify").ClickAsync();
        await Assertions.Expect(window.First("ledger-outcome")).ToHaveAttributeAsync("data-right", "true");
        await window.IsInOrder($"ledger-right-{width}");

        await window.First("ledger-file").SetInputFilesAsync(new FilePayload
        {
            Name = "log.ndjson",
            MimeType = "application/x-ndjson",
            Buffer = """{"format":"redstation-ledger-log/2"}"""u8.ToArray(),
        });
        await Assertions.Expect(window.First("ledger-outcome")).ToHaveAttributeAsync("data-right", "false");
        await window.First("lang-toggle").ClickAsync();
        await Assertions.Expect(window.First("ledger-outcome")).ToContainTextAsync("Something is wrong");
        await window.IsInOrder($"ledger-wrong-{width}");
        window.WasQuiet();
    }
}

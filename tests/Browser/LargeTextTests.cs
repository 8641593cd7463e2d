using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>Pages for people who have made the letters twice as large: nothing lies over anything else, and nothing is cut off.</summary>
public sealed class LargeTextTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    /// <summary>
    /// Every line of text that leaves its box, is cut off, or lies over another line, a button or a picture. What floats over the page or
    /// sticks to its edge is left out, and so is the map; of a line only the middle counts, for letters need less room than their line.
    /// </summary>
    private const string Troubles =
        """
        () => {
          const root = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
          const leftOut = '.map, .map-area, .notices, .visually-hidden, noscript';
          const floats = (one) => {
            for (let at = one; at && at !== root; at = at.parentElement)
              if (['fixed', 'sticky'].includes(getComputedStyle(at).position) || at.matches(leftOut)) return true;
            return false;
          };
          const shown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
          const say = (one) => `"${one.words.slice(0, 24)}"`;
          const lines = [];
          const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const node = walker.currentNode;
            const words = node.data.trim();
            const parent = node.parentElement;
            if (!words || !parent || parent.closest('option, script, style') || !shown(parent) || floats(parent)) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            // A note on a card ends after two lines, on purpose.
            let clamp = node.parentElement.closest('.board-card-note')?.getBoundingClientRect();
            for (const box of range.getClientRects())
              if (box.width > 1 && !(clamp && box.bottom > clamp.bottom + 2))
                lines.push({
                  node, words, left: box.left, right: box.right, top: box.top + box.height * 0.2, bottom: box.bottom - box.height * 0.2,
                });
          }
          const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
          const out = (a, box) => a.left < box.left - 2 || a.right > box.right + 2 || a.top < box.top - 2 || a.bottom > box.bottom + 2;
          const found = [];
          for (const line of lines) {
            if (line.left < -1 || line.right > innerWidth + 1) found.push(`${say(line)} leaves the window`);
            for (let at = line.node.parentElement; at && root.contains(at) && at !== root; at = at.parentElement) {
              const style = getComputedStyle(at);
              if (style.overflowY === 'auto' || style.overflowY === 'scroll') break;
              const isBox = at.matches('.ring, .free-count') || style.backgroundColor !== 'rgba(0, 0, 0, 0)' || parseFloat(style.borderTopWidth) > 0;
              const cuts = style.overflowX !== 'visible' && style.webkitLineClamp === 'none';
              if ((isBox || cuts) && style.webkitLineClamp === 'none' && out(line, at.getBoundingClientRect()))
                found.push(`${say(line)} leaves ${at.tagName}.${at.className}`);
              if (style.webkitLineClamp !== 'none') break;
            }
          }
          lines.forEach((a, n) => lines.slice(n + 1).forEach((b) => {
            if (a.node !== b.node && over(a, b)) found.push(`${say(a)} lies over ${say(b)}`);
          }));
          for (const thing of root.querySelectorAll('button, a, input, select, textarea, img, svg.icon, svg.qr, .preview')) {
            if (!shown(thing) || floats(thing)) continue;
            const box = thing.getBoundingClientRect();
            for (const line of lines)
              if (!thing.contains(line.node) && !line.node.parentElement.closest('label')?.contains(thing) && over(line, box))
                found.push(`${say(line)} lies over ${thing.tagName}.${thing.getAttribute('class')}`);
          }
          return [...new Set(found)];
        }
        """;

    [Theory]
    [InlineData(390, 844, "demo-rider-16")]
    [InlineData(1440, 900, "demo-rider-17")]
    [Trait("Case", "W24")]
    public async Task RidersPage_HoldsWithLargeText(int width, int height, string subject)
    {
        var here = await demo.PlaceOf(demo.Devices[0].Station);
        await using var rider = await demo.Open("/rider", width, height, here);
        await Enlarge(rider);
        await rider.First("station-card").WaitForAsync();
        await Holds(rider, $"large-near-{width}");
        await rider.First("nav-duty").ClickAsync();
        await Holds(rider, $"large-duty-out-{width}");
        await rider.SignIn(subject);
        await rider.First("nav-near").ClickAsync();
        await rider.First("locate").ClickAsync();
        await rider.First("station-open").ClickAsync();
        await rider.First("reserve-any").WaitForAsync();
        await Holds(rider, $"large-station-{width}");
        await rider.First("station-sheet-close").ClickAsync();
        await rider.First("nav-duty").ClickAsync();
        await rider.First("duty-toggle").ClickAsync();
        await Assertions.Expect(rider.First("duty-toggle")).ToHaveAttributeAsync("aria-checked", "true");
        var dispatcher = await demo.Dispatcher();
        var id = await DemoBrowserFixture.OpenTask(dispatcher, here.Latitude + 0.0005, here.Longitude, "三单元二楼楼道堆放电动车电池，请到场查看并拍照，联系物业清理");
        await rider.First("offer-accept").WaitForAsync();
        await Holds(rider, $"large-offer-{width}");
        await rider.First("offer-accept").ClickAsync();
        await rider.First("task-start").WaitForAsync();
        await Holds(rider, $"large-task-{width}");
        await rider.First("task-start").ClickAsync();
        await rider.First("task-submit").WaitForAsync();
        await Holds(rider, $"large-submit-{width}");
        await dispatcher.Post($"/api/v1/tasks/{id}/cancel", new { operationId = "cancel", note = "物业已经清理，不用去了，谢谢" });
        await rider.First("ended-task").WaitForAsync();
        await Holds(rider, $"large-ended-{width}");
        await rider.First("nav-code").ClickAsync();
        await rider.First("qr").WaitForAsync();
        await Holds(rider, $"large-code-{width}");
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    [Trait("Case", "W24")]
    public async Task DispatchersPage_HoldsWithLargeText(int width, int height)
    {
        var dispatcher = await demo.Dispatcher();
        var id = await DemoBrowserFixture.OpenTask(dispatcher, 30.2433, 120.1452, "三单元二楼楼道堆放电动车电池，请到场查看并拍照，联系物业清理");
        await using var window = await demo.Open("/dispatch", width, height);
        await Enlarge(window);
        await window.First("demo-people").WaitForAsync();
        await Holds(window, $"large-dispatch-gate-{width}");
        await window.SignIn("demo-dispatcher-hz");
        var card = window.Page.Locator($"[data-testid=task-card][data-task='{id}']");
        await card.WaitForAsync();
        await Holds(window, $"large-board-{width}");
        await card.ClickAsync();
        await window.First("task-cancel").ClickAsync();
        await window.First("action-note").WaitForAsync();
        await Holds(window, $"large-detail-{width}");
        await window.ClickBesideTheMiddle("map");
        await window.First("new-task-submit").ClickAsync();
        await Assertions.Expect(window.First("problem-note")).Not.ToBeEmptyAsync();
        await Holds(window, $"large-new-{width}");
        await dispatcher.Post($"/api/v1/tasks/{id}/cancel", new { operationId = "cancel" });
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    [Trait("Case", "W24")]
    public async Task StartPage_HoldsWithLargeText_InBothLanguages(int width, int height)
    {
        await using var start = await demo.Open("/", width, height);
        await Enlarge(start);
        await start.First("demo-section").WaitForAsync();
        await Holds(start, $"large-start-{width}");
        await start.First("lang-toggle").ClickAsync();
        await Assertions.Expect(start.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Holds(start, $"large-start-en-{width}");
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    public async Task PriceLists_HoldWithLargeText_InBothLanguages(int width, int height)
    {
        await using var lists = await demo.Open("/prices", width, height);
        await Enlarge(lists);
        await lists.First("task-table").WaitForAsync();
        await lists.First("service-table").WaitForAsync();
        await lists.First("history-open-task").ClickAsync();
        await lists.First("version").Locator("summary").ClickAsync();
        await lists.First("changes").WaitForAsync();
        await Holds(lists, $"large-prices-{width}");
        await lists.First("lang-toggle").ClickAsync();
        await Assertions.Expect(lists.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Holds(lists, $"large-prices-en-{width}");

        await using var edit = await demo.Open("/prices/edit", width, height);
        await Enlarge(edit);
        await edit.SignIn("demo-admin");
        await edit.First("kind-service").ClickAsync();
        await edit.Page.Locator("[data-testid=row][data-key=helmet]").WaitForAsync();
        await Holds(edit, $"large-prices-edit-{width}");
    }

    private static Task Enlarge(Window window) => window.Page.Evaluate("document.documentElement.style.fontSize = '200%'");

    /// <summary>As soon as the page has come to rest; what just slides in may lie over something for a moment.</summary>
    private static async Task Holds(Window window, string name)
    {
        string[] found = [];
        try
        {
            await Until.True(
                async () => (found = await window.Page.Evaluate<string[]>(Troubles)).Length == 0,
                () => $"{name}: {string.Join("; ", found.Take(12))}");
        }
        finally
        {
            await window.Picture(name + "-whole");
        }

        await window.IsInOrder(name);
    }
}

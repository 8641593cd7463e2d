using System.Globalization;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>The dispatcher's map close to a task, where there is neither a road map nor an outline in view.</summary>
[Collection(SharedCityCollection.Name)]
public sealed class NearMapTests(DemoBrowserFixture demo)
{
    private const string Dispatcher = "demo-dispatcher-hz";

    /// <summary>How opaque the layer of stations is at the middle of an element.</summary>
    private const string OpacityOfStationsAt =
        """
        element => {
          const box = element.getBoundingClientRect();
          const canvas = document.querySelector('.station-canvas');
          const all = canvas.getBoundingClientRect();
          const ratio = canvas.width / all.width;
          const [x, y] = [box.x + box.width / 2 - all.x, box.y + box.height / 2 - all.y];
          // Read from a copy: Chromium complains of a canvas that is drawn for the eye and read often.
          const copy = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
          copy.drawImage(canvas, Math.round(x * ratio), Math.round(y * ratio), 1, 1, 0, 0, 1, 1);
          return copy.getImageData(0, 0, 1, 1).data[3];
        }
        """;

    [Theory]
    [InlineData(1440, 900, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    public async Task NearATask_StationsAndAScaleAreShown_FartherOutNone(int width, int height, ColorScheme scheme)
    {
        var place = await demo.PlaceOf(demo.Devices[0].Station);
        var task = await OpenTask(place.Latitude, place.Longitude);
        await using var window = await demo.Open("/dispatch", width, height, scheme: scheme);
        await window.SignIn(Dispatcher);
        await window.Page.Locator($"[data-testid=task-card]:has-text('{task}')").ClickAsync();
        var marker = window.Page.Locator(".task-marker.chosen");
        await marker.WaitForAsync();

        await Zoom(window, marker, "3 km");
        await OpacityBecomes(window, 0);
        await Zoom(window, marker, "200 m");

        await OpacityBecomes(window, 255);
        await window.IsInOrder($"dispatch-near-{width}-{scheme}");
        window.WasQuiet();
    }

    private static async Task OpacityBecomes(Window window, int wanted) => await window.Page.WaitForFunctionAsync(
        $"() => ({OpacityOfStationsAt})(document.querySelector('.task-marker.chosen')) === {wanted}");

    /// <summary>Turns the wheel over an element until the scale says so.</summary>
    private static async Task Zoom(Window window, ILocator middle, string wanted)
    {
        var scale = window.Page.Locator(".leaflet-control-scale-line");
        for (var turns = 0; turns < 12; turns++)
        {
            var said = await scale.InnerTextAsync();
            if (said == wanted)
            {
                return;
            }

            await middle.HoverAsync(new() { Force = true });
            await window.Page.Mouse.WheelAsync(0, Metres(said) > Metres(wanted) ? -40 : 40);
            await Assertions.Expect(scale).Not.ToHaveTextAsync(said);
        }

        Assert.Fail($"The scale never said {wanted}.");
    }

    private static double Metres(string scale)
    {
        var words = scale.Split(' ');
        return double.Parse(words[0], CultureInfo.InvariantCulture) * (words[1] == "km" ? 1000 : 1);
    }

    /// <summary>Opens a task at a place and answers the note it can be told by.</summary>
    private async Task<string> OpenTask(float lat, float lon)
    {
        var note = "近处 " + Guid.NewGuid().ToString("N")[..8];
        var dispatcher = await Person.SignIn(demo.Server.Client, Dispatcher);
        var (_, made) = await dispatcher.Post("/api/v1/tasks", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            type = "patrol",
            position = new { lat, lon },
            note,
            respondWithin = "PT30M",
        });
        Assert.Equal(note, (string?)made!["note"]);
        return note;
    }
}

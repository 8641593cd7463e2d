namespace RedStation.Tests.Browser;

/// <summary>
/// A camera before which a test holds what it likes. The page's own code, its reader and the picture are the true ones; only the device
/// is replaced.
/// </summary>
public static class Camera
{
    /// <summary>Runs before the page: puts a camera in the device's place, and is a <see cref="Witness"/>.</summary>
    public const string Script = Witness + ";" + Device;

    /// <summary>Keeps how often the page has looked at a video, and what the screen has said.</summary>
    public const string Witness =
        """
        (() => {
          const camera = window.camera = { looks: 0, said: [] };
          const draw = CanvasRenderingContext2D.prototype.drawImage;
          CanvasRenderingContext2D.prototype.drawImage = function (source, ...rest) {
            if (source instanceof HTMLVideoElement) camera.looks++;
            return draw.call(this, source, ...rest);
          };
          new MutationObserver(() => {
            const kind = document.querySelector('.overlay')?.dataset.kind;
            if (kind && kind !== camera.said.at(-1)) camera.said.push(kind);
          }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-kind'] });
        })()
        """;

    private const string Device =
        """
        (() => {
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [640, 480];
          const g = canvas.getContext('2d');
          const streams = [];
          const tracks = () => streams.flatMap((stream) => stream.getTracks());
          let [held, frame] = [null, 0];
          setInterval(() => {
            g.fillStyle = '#9a9a92';
            g.fillRect(0, 0, 640, 480);
            if (held) {
              g.save();
              g.translate(120, 40);
              g.scale(400 / held.size, 400 / held.size);
              g.fillStyle = '#fff';
              g.fillRect(0, 0, held.size, held.size);
              g.fillStyle = '#000';
              g.fill(new Path2D(held.path));
              g.restore();
            }
            g.fillStyle = ++frame % 2 ? '#000' : '#fff';
            g.fillRect(0, 0, 8, 8);
          }, 50);
          Object.assign(window.camera, {
            fault: null,
            hold(code) { held = code; },
            live: () => tracks().filter((track) => track.readyState === 'live').length,
            unplug: () => tracks().forEach((track) => { track.stop(); track.dispatchEvent(new Event('ended')); }),
          });
          Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: async () => {
            if (window.camera.fault) throw new DOMException('as the test wants it', window.camera.fault);
            const stream = canvas.captureStream(15);
            streams.push(stream);
            return stream;
          } });
        })()
        """;

    private const string Code = "element => ({ path: element.querySelector('path').getAttribute('d'), size: element.viewBox.baseVal.width })";

    /// <summary>Holds what a phone shows now before a screen's camera.</summary>
    public static async Task Hold(Window screen, Window phone) =>
        await screen.Page.Evaluate("code => camera.hold(code)", await phone.First("qr").Evaluate<Dictionary<string, object>>(Code));

    /// <summary>Takes it away.</summary>
    public static Task TakeAway(Window screen) => screen.Page.Evaluate("camera.hold(null)");

    /// <summary>Waits until the page has looked so many times more.</summary>
    public static async Task HasLooked(Window screen, int times)
    {
        var looks = await screen.Page.Evaluate<int>("camera.looks");
        await screen.Page.WaitForFunctionAsync($"() => camera.looks >= {looks + times}");
    }

    /// <summary>What the screen has said, one after the other, without its silences.</summary>
    public static async Task<string[]> Said(Window screen) =>
        [.. (await screen.Page.Evaluate<string[]>("camera.said")).Where(kind => kind != "none")];
}

using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>
/// How long a report takes from the first tap on, stage by stage, on a slow phone with a slow line. Run by hand on a quiet machine
/// (<c>-explicit only -class '*.ReportSpeedTests'</c>): its figures stand in tests/Load/RESULTS.md.
/// </summary>
public sealed class ReportSpeedTests(DemoBrowserFixture demo, ITestOutputHelper print) : IClassFixture<DemoBrowserFixture>
{
    [Theory(Explicit = true)]
    [InlineData("demo-rider-51", 1, 20_000)]
    [InlineData("demo-rider-52", 4, 1_500)]
    [InlineData("demo-rider-53", 4, 200)]
    [InlineData("demo-rider-54", 4, 1_500)]
    [InlineData("demo-rider-55", 4, 200)]
    public async Task Stages_OfAReport(string rider, int cpu, int kilobits)
    {
        await using var phone = await Phone.Open(demo, "/rider", place: new() { Latitude = 30.21f, Longitude = 120.10f, Accuracy = 10 });
        await Window.SignIn(phone.Page, rider);
        await phone.KeepsItsPage();
        var picture = await ReportTests.CameraPicture(phone.Page);
        await ReportTests.Slow(phone, cpu, kilobits);
        var clock = new Stopwatch();
        List<string> told = [];
        void Tell(string what)
        {
            lock (told)
            {
                told.Add(string.Create(CultureInfo.InvariantCulture, $"  {clock.ElapsedMilliseconds,6} ms  {what}"));
            }
        }

        static string NameOf(IRequest request) =>
            $"{request.Method} {new Uri(request.Url).AbsolutePath} {request.PostDataBuffer?.Length ?? 0} B";
        phone.Page.Request += (_, request) => Tell($"→ {NameOf(request)}");
        phone.Page.RequestFinished += (_, request) => Tell($"← {NameOf(request)}");
        await phone.Page.ExposeFunctionAsync<string, bool>("told", what =>
        {
            Tell(what);
            return true;
        });
        await phone.Page.Evaluate(
            """
            () => {
            const draw = HTMLCanvasElement.prototype.toBlob;
            HTMLCanvasElement.prototype.toBlob = function (done, ...rest) {
              void told(`encoding ${this.width} × ${this.height}, quality ${rest[1]}`);
              draw.call(this, (blob) => { void told(`encoded: ${blob.size} B`); done(blob); }, ...rest);
            };
            const decode = window.createImageBitmap;
            window.createImageBitmap = async (...what) => {
              void told('decoding');
              const bitmap = await decode(...what);
              void told('decoded');
              return bitmap;
            };
            }
            """);

        clock.Start();
        var chooser = await phone.Page.RunAndWaitForFileChooserAsync(() => phone.The("report-camera").ClickAsync());
        Tell("camera asked for (tap 1)");
        await chooser.SetFilesAsync(picture);
        Tell("picture taken (tap 2)");
        var taken = clock.Elapsed;
        await phone.The("report-sheet").WaitForAsync();
        Tell("sheet");
        await Assertions.Expect(phone.The("report-send")).ToBeEnabledAsync();
        Tell("ready to send");
        await phone.The("report-send").ClickAsync();
        Tell("sent (tap 3)");
        await phone.Page.Locator("[data-testid=report-outcome][data-stage=received]").WaitForAsync();
        Tell("received");
        var received = clock.Elapsed;
        await phone.Page.Locator("[data-testid=report-photo-stage][data-stage=received]").WaitForAsync();
        Tell("photo received");
        print.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"CPU {cpu} × slower, {kilobits} kbit/s up, {picture.Buffer.Length / 1024} KiB picture: "
            + $"received {received.TotalSeconds:0.0} s after the first "
            + $"tap, {(received - taken).TotalSeconds:0.0} s after the picture; photo {clock.Elapsed.TotalSeconds:0.0} s"));
        foreach (var line in told.Order(StringComparer.Ordinal))
        {
            print.WriteLine(line);
        }

        Assert.True(clock.Elapsed > received);
    }
}

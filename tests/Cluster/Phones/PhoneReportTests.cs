using RedStation.Tests.Cluster.Live;

namespace RedStation.Tests.Cluster.Phones;

/// <summary>
/// A thousand reports from fifty phones, while the line breaks at random, pages are closed and the server is killed twice: each arrives exactly
/// once, in the order of its phone, and so does each photo.
/// </summary>
public sealed class PhoneReportTests(ITestOutputHelper output) : IDisposable
{
    private const int Phones = 50;
    private const int Reports = 20;
    private const int Seed = 11;

    private readonly string folder = Directory.CreateTempSubdirectory("redstation-phones-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Reports_OverBreakingLines_WhileTheServerIsKilledTwice_ArriveOnceEach_InTheOrderOfTheirPhone()
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        var address = new Uri($"http://127.0.0.1:{FreePorts.Choose()}");
        Task<Server> Started() => Server.Start(data, DemoServerFixture.Settings, ["--demo"], address);
        var server = await Started();
        try
        {
            await DemoIsThere(server.Client);
            var run = new PhoneRun(output, folder, address, PlannedPhone.Make(folder, Phones, Reports), Seed);
            await run.Play(async () =>
            {
                await server.Kill();
                await server.DisposeAsync();
                server = await Started();
            });
            await run.Judge(server.Client);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static Task DemoIsThere(HttpClient client) => Until.True(
        async () => (await (await Person.SignIn(client, "demo-rider-50")).Get("/api/v1/riders/me")).Status == System.Net.HttpStatusCode.OK,
        "the demo's riders");
}

namespace RedStation.Tests.Cluster.Live;

/// <summary>A server whose city stands still, for tests that move stations of their own.</summary>
public sealed class DemoServerFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("redstation-live-").FullName;
    private Server? server;

    /// <summary>The settings of a still city that answers a test as often as it asks.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["RedStation__DemoCity__Play"] = "false",
        ["RedStation__Live__Coalesce"] = "00:00:00.050",
        // Stations report when a test makes them, which on a busy machine may be minutes apart.
        ["RedStation__Stations__SilenceLimit"] = "00:10:00",
        ["RedStation__Limits__AnonymousPerSecond"] = "100000",
        ["RedStation__Limits__AnonymousBurst"] = "100000",
        ["RedStation__Limits__DevicePerSecond"] = "100000",
        ["RedStation__Limits__DeviceBurst"] = "100000",
    };

    /// <summary>The server.</summary>
    public Server Server => server!;

    public async ValueTask InitializeAsync() => server = await Server.Start(folder, Settings, ["--demo"]);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RedStation.Tests.Api.Trust;

/// <summary>
/// A NuGet source on this machine with one package, Planted 1.0.0, and, when a severity is given (0 low … 3 critical), a list of known flaws that
/// names it. Without one it has no such list at all.
/// </summary>
internal sealed class PackageSource : IAsyncDisposable
{
    private static readonly string[] Versions = ["1.0.0"];

    private readonly WebApplication app;

    private PackageSource(WebApplication app) => this.app = app;

    /// <summary>The address of its index.</summary>
    public string Index => app.Urls.Single() + "/index.json";

    /// <summary>Starts one.</summary>
    public static async Task<PackageSource> StartAsync(int? severity, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/index.json", (HttpRequest request) =>
        {
            var here = $"http://{request.Host}";
            List<object> resources = [Resource($"{here}/packages/", "PackageBaseAddress/3.0.0")];
            if (severity is not null)
            {
                resources.Add(Resource($"{here}/flaws.json", "VulnerabilityInfo/6.7.0"));
            }

            return Results.Json(new { version = "3.0.0", resources });
        });
        app.MapGet("/flaws.json", (HttpRequest request) => Results.Text(
            $$"""[ { "@name": "base", "@id": "http://{{request.Host}}/base.json", "@updated": "2026-11-01T00:00:00Z" } ]""", "application/json"));
        app.MapGet("/base.json", () => Results.Json(new Dictionary<string, object[]>
        {
            ["planted"] = [new { severity, url = "https://flaws.example/1", versions = "[1.0.0, 2.0.0)" }],
        }));
        app.MapGet("/packages/planted/index.json", () => Results.Json(new { versions = Versions }));
        app.MapGet("/packages/planted/1.0.0/planted.1.0.0.nupkg", () => Results.Bytes(Package(), "application/octet-stream"));
        await app.StartAsync(stop);
        return new PackageSource(app);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static Dictionary<string, string> Resource(string id, string type) => new() { ["@id"] = id, ["@type"] = type };

    private static byte[] Package()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var nuspec = new StreamWriter(archive.CreateEntry("Planted.nuspec").Open());
            nuspec.Write("""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata><id>Planted</id><version>1.0.0</version><authors>A test</authors><description>Nothing.</description></metadata>
                </package>
                """);
        }

        return bytes.ToArray();
    }
}

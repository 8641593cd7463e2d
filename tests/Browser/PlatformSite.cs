using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RedStation.Tests.Browser;

/// <summary>A delivery platform's own page, at an origin of its own, which puts one of ours into itself by the SDK.</summary>
public sealed class PlatformSite : IAsyncDisposable
{
    private readonly Uri server;
    private readonly WebApplication app;

    private PlatformSite(Uri server)
    {
        this.server = server;
        Address = new Uri($"http://127.0.0.1:{FreePorts.Choose()}/");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address.ToString());
        app = builder.Build();
        app.MapGet("/", (string page, string theme) => Results.Content(Html(page, theme), MediaTypeNames.Text.Html, Encoding.UTF8));
        app.MapGet("/token", async () => Token is { } token ? await token() : "");
    }

    /// <summary>Opens one.</summary>
    /// <param name="server">Where our pages come from.</param>
    public static async Task<PlatformSite> Open(Uri server)
    {
        var site = new PlatformSite(server);
        await site.app.StartAsync();
        return site;
    }

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>Its origin, as a browser writes it.</summary>
    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Whose pages it asks for.</summary>
    public string Platform { get; set; } = "";

    /// <summary>Gets a token of the linked rider, who is not linked before this is set.</summary>
    public Func<Task<string>>? Token { get; set; }

    /// <summary>The address of its page that embeds one of ours. What that tells stands in <c>window.heard</c>.</summary>
    public Uri Page(string embed, string theme = "light") => new(Address, $"?page={embed}&theme={theme}");

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private string Html(string page, string theme) =>
        $$"""
        <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>快送骑手</title><link rel="icon" href="data:,"></head><body style="margin:0"><div id="here"></div>
        <script type="module">
          import { embed } from '{{new Uri(server, "/sdk/redstation.js")}}';
          window.heard = [];
          window.embedded = embed(document.querySelector('#here'), {
            server: '{{server}}', platform: '{{Platform}}', page: '{{page}}', language: 'zh', theme: '{{theme}}',
            token: async () => (await (await fetch('/token')).text()) || null,
            on: {
              ready: () => window.heard.push('ready'),
              reported: (caseId) => window.heard.push('reported ' + caseId),
              duty: (state) => window.heard.push('duty ' + state),
            },
          });
        </script></body></html>
        """;
}

using System.Net;
using System.Text;

namespace RedStation.Tests.Browser;

/// <summary>A delivery platform's own page, at an origin of its own, which puts one of ours into itself by the SDK.</summary>
public sealed class PlatformSite : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Uri server;
    private readonly Task serving;

    /// <summary>Builds one.</summary>
    /// <param name="server">Where our pages come from.</param>
    public PlatformSite(Uri server)
    {
        this.server = server;
        Address = new Uri($"http://127.0.0.1:{FreePorts.Choose()}/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        serving = Serve();
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

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving.WaitAsync(Until.HangLimit);
    }

    private async Task Serve()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var body = Encoding.UTF8.GetBytes(context.Request.Url!.AbsolutePath switch
            {
                "/token" => Token is { } token ? await token() : "",
                "/" => Html(context.Request.QueryString["page"]!, context.Request.QueryString["theme"]!),
                _ => "",
            });
            context.Response.ContentType = context.Request.Url.AbsolutePath == "/" ? "text/html; charset=utf-8" : "text/plain";
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
    }

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

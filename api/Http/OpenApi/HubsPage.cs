using Markdig;

namespace RedStation.Api.Http.OpenApi;

/// <summary>The written page of the hubs, which no OpenAPI document can describe.</summary>
internal sealed class HubsPage(IWebHostEnvironment environment)
{
    private const string Source = "docs/hubs.md";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().Build();

    private readonly Lazy<string> html = new(() => Render(File.ReadAllText(Path.Combine(environment.ContentRootPath, Source))));

    /// <summary>The page.</summary>
    public string Html => html.Value;

    private static string Render(string text) =>
        $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>RedStation hubs</title>
        <style>
        :root { color-scheme: light dark }
        body { font: 16px/1.55 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
        pre { overflow-x: auto; padding: .75rem 1rem; border: 1px solid #8886; border-radius: 6px }
        code { font-size: .92em } h2 { margin-top: 2.5rem }
        table { border-collapse: collapse; width: 100% }
        th, td { border: 1px solid #8886; padding: .35rem .6rem; text-align: left; vertical-align: top }
        </style>
        </head>
        <body>
        {{Markdown.ToHtml(text, Pipeline)}}
        </body>
        </html>
        """;
}

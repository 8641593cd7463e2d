using System.Collections.Concurrent;
using Markdig;

namespace RedStation.Api.Http.OpenApi;

/// <summary>The written pages for people: what no OpenAPI document can describe. Each is served at <c>/docs/NAME</c>.</summary>
internal sealed class WrittenPages(IWebHostEnvironment environment)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().Build();

    private readonly ConcurrentDictionary<string, string> pages = new();

    /// <summary>What there is.</summary>
    public static IReadOnlyList<string> Names { get; } = ["contract", "hubs", "partners", "devices"];

    /// <summary>One as HTML.</summary>
    public string Html(string name) => pages.GetOrAdd(
        name, static (name, folder) => Render(name, File.ReadAllText(Path.Combine(folder, $"docs/{name}.md"))), environment.ContentRootPath);

    private static string Render(string name, string text) =>
        $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>RedStation {{name}}</title>
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

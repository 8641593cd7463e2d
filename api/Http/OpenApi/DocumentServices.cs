using Scalar.AspNetCore;

namespace RedStation.Api.Http.OpenApi;

/// <summary>
/// The descriptions of the interface: for programs at <c>/openapi/v1.json</c>, for people at <c>/docs</c>, <c>/docs/contract</c> and
/// <c>/docs/hubs</c>.
/// </summary>
internal static class DocumentServices
{
    /// <summary>The document's name, under which others add to it.</summary>
    public const string Name = "v1";

    public static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddSingleton<WrittenPages>()
        .AddOpenApi(Name, options =>
        {
            options.AddDocumentTransformer<DocumentHead>();
            options.AddOperationTransformer<OperationAnswers>();
            options.AddSchemaTransformer<WireSchemas>();
        });

    public static void MapDocuments(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference("/docs", options => options
                .WithTitle("RedStation API")
                .WithOpenApiRoutePattern("/openapi/{documentName}.json")
                .AddDocument(Name)
                .AddPreferredSecuritySchemes(DocumentHead.Bearer)
                .HideDeveloperTools()
                .DisableDefaultFonts()
                .DisableTelemetry()
                .DisableAgent())
            .AllowAnonymous();
        foreach (var name in WrittenPages.Names)
        {
            app.MapGet($"/docs/{name}", (WrittenPages pages) => Results.Content(pages.Html(name), "text/html; charset=utf-8"))
                .AllowAnonymous()
                .ExcludeFromDescription();
        }
    }
}

using Microsoft.AspNetCore.StaticFiles;

namespace RedStation.Api.Http.Pipeline;

/// <summary>Serves the built web app.</summary>
internal static class WebPages
{
    /// <summary>The build puts a hash of their content into the names of these files.</summary>
    private const string HashedFolder = "/assets";

    private const string SdkFolder = "/sdk";

    /// <summary>A year: as good as for ever.</summary>
    private const string Immutable = "public, max-age=31536000, immutable";

    private const string Revalidate = "no-cache";

    private static readonly Dictionary<string, string> Pages = new()
    {
        ["/"] = "index.html",
        ["/rider"] = "rider.html",
        ["/report"] = "report.html",
        ["/dispatch"] = "dispatch.html",
        ["/cases"] = "cases.html",
        ["/charging"] = "charging.html",
        ["/provider"] = "provider.html",
        ["/station/{id}"] = "station.html",
        ["/prices"] = "prices.html",
        ["/prices/edit"] = "prices-edit.html",
        ["/hardship"] = "hardship.html",
        ["/ledger"] = "ledger.html",
        ["/verify"] = "verify.html",
        ["/figures"] = "figures.html",
        ["/fairness"] = "fairness.html",
        ["/growth"] = "growth.html",
        ["/integrations"] = "integrations.html",
        ["/sandbox"] = "sandbox.html",
        ["/equipment"] = "equipment.html",
        ["/platforms"] = "integrations.html",
        ["/link"] = "link.html",
    };

    public static void UseWebFiles(this WebApplication app)
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".webmanifest"] = "application/manifest+json";
        app.UseStaticFiles(new StaticFileOptions
        {
            ContentTypeProvider = types,
            OnPrepareResponse = file => Prepare(file.Context.Request.Path, file.Context.Response.Headers),
        });
    }

    private static void Prepare(PathString path, IHeaderDictionary headers)
    {
        headers.CacheControl = path.StartsWithSegments(HashedFolder, StringComparison.Ordinal) ? Immutable : Revalidate;
        if (path.StartsWithSegments(SdkFolder, StringComparison.Ordinal))
        {
            // Modules of pages at other origins import it.
            headers.AccessControlAllowOrigin = "*";
        }
    }

    public static void MapWebPages(this WebApplication app)
    {
        foreach (var (route, file) in Pages)
        {
            app.MapMethods(route, [HttpMethods.Get, HttpMethods.Head], (HttpContext context) => Send(context, app.Environment, file))
                .AllowAnonymous()
                .ExcludeFromDescription();
        }
    }

    /// <summary>Answers with a built page.</summary>
    public static IResult Send(HttpContext context, IWebHostEnvironment environment, string file)
    {
        context.Response.Headers.CacheControl = Revalidate;
        var found = environment.WebRootFileProvider.GetFileInfo(file);
        return found.PhysicalPath is { } path && found.Exists
            ? Results.File(path, "text/html; charset=utf-8", lastModified: found.LastModified)
            : Problems.Problem.Of(StatusCodes.Status404NotFound, "web_not_built");
    }
}

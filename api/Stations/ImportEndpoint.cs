using Microsoft.Net.Http.Headers;
using RedStation.Api.Accounts;
using RedStation.Api.Hosting;
using RedStation.Api.OpenApi;
using RedStation.Api.Problems;

namespace RedStation.Api.Stations;

/// <summary>The import of stations.</summary>
public static class ImportEndpoint
{
    private const string Description =
        """
        CSV (UTF-8) with a header in any order: `id`, `name`, `lat`, `lon`, `ports`, and where wanted `district`, `services` (separated by `|`),
        `door` (`none`, `hours`, `always`), `opens`, `closes` (HH:mm), `operatorName`, `address`; or a GeoJSON FeatureCollection of Points with
        properties of these names. At most 10,000 rows and 5 MB. The district is that of the position. Everything is checked before anything is
        changed; a file with errors changes nothing and is answered 422 `import_invalid` with `rows: [{ row, field, rule }]` (the first 1,000)
        and `errorCount`. No operation id is needed: importing a file again changes nothing, and an import that was cut off by a crash is
        completed by repeating it.
        """;

    /// <summary>Maps <c>POST /stations:import</c>.</summary>
    public static IEndpointRouteBuilder MapStationImport(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/stations:import", Import)
            .For(Roles.Admin)
            .WithTags("Stations")
            .WithName("ImportStations")
            .WithSummary("Creates or changes stations from a file; all or nothing.")
            .WithDescription(Description)
            .Accepts<string>("text/csv", "application/geo+json", "application/json")
            .Produces<ImportOutcome>()
            .Refuses(StatusCodes.Status413PayloadTooLarge, "body_too_large")
            .Refuses(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "import_invalid");
        return routes;
    }

    private static async Task<IResult> Import(HttpRequest request, StationImporter importer, CancellationToken cancellation)
    {
        if (Format(request) is not { } format)
        {
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type");
        }

        using var file = await FileBody.Read(request, BodyLimits.Import, cancellation);
        if (file is null)
        {
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, "body_too_large");
        }

        var read = importer.Read(file, format);
        // From here on to the end: what has been begun is completed even when the caller hangs up.
        return read.ErrorCount > 0
            ? Problem.Of(StatusCodes.Status422UnprocessableEntity, "import_invalid", null, new Dictionary<string, object?>
            {
                ["rows"] = read.Errors,
                ["errorCount"] = read.ErrorCount,
            })
            : TypedResults.Ok(await importer.Apply(read.Stations, CancellationToken.None));
    }

    private static ImportFormat? Format(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.Value?.ToLowerInvariant() switch
        {
            "text/csv" => ImportFormat.Csv,
            "application/geo+json" or "application/json" => ImportFormat.GeoJson,
            _ => null,
        }
        : null;
}

using Microsoft.Net.Http.Headers;
using RedStation.Api.Http.Bodies;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Json;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Geo;

namespace RedStation.Api.Stations;

/// <summary>The import of stations.</summary>
public static class ImportEndpoint
{
    private const string Description =
        """
        CSV with a header in any order: `id`, `name`, `lat`, `lon`, `ports`, and where wanted `district`, `services` (separated by `|`),
        `door` (`none`, `hours`, `always`), `opens`, `closes` (HH:mm, 24:00 is midnight), `operatorName`, `address`, `datum`; or a GeoJSON
        FeatureCollection of Points with properties of these names. Which it is, its content tells. A column that is absent changes nothing, an
        empty cell clears, an unknown column is an error. At most 10,000 rows and 5 MB. The character set is what the content type says or a mark
        in the file, otherwise UTF-8 if it can be, then GB18030; the answer's `encoding` says which. `datum` (a parameter, or a column for single
        rows) says what coordinates are measured against: `wgs84`, which is the default, `gcj02` or `bd09` as on Chinese maps, which lie some
        500 m beside; they are stored as WGS-84. The district is that of the position. Everything is checked before anything is changed; a file
        with errors changes nothing and is answered 422 `import_invalid` with `rows: [{ row, field, rule, value, expected, count, rows }]`, the
        same fault of the same value once, and `errorCount`. No operation id is needed: importing a file again changes nothing, and an import that
        was cut off by a crash is completed by repeating it. `missing` names stations of the file's districts that are not in the file;
        `retireMissing=true` retires them.
        """;

    /// <summary>Types beside <c>text/…</c> under which programs send text whatever it is; Windows calls CSV by Excel's name.</summary>
    private static readonly HashSet<string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        "application/csv", "application/x-csv", "application/vnd.ms-excel", "application/excel", "application/x-excel", "application/x-msexcel",
        "application/octet-stream", "application/json", "application/geo+json", "application/geojson", "application/vnd.geo+json",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/zip", "application/x-zip-compressed",
    };

    /// <summary>Maps <c>POST /stations:import</c>.</summary>
    public static IEndpointRouteBuilder MapStationImport(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/stations:import", Import)
            .For(Roles.Admin)
            .WithTags("Stations")
            .WithName("ImportStations")
            .WithSummary("Creates or changes stations from a file; all or nothing.")
            .WithDescription(Description)
            .Accepts<string>("text/csv", "application/geo+json", "application/json", "*/*")
            .Produces<ImportWire>()
            .Refuses(StatusCodes.Status413PayloadTooLarge, "body_too_large")
            .Refuses(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "unsupported_charset", "spreadsheet_not_csv")
            .Refuses(StatusCodes.Status400BadRequest, "invalid_input")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "import_invalid");
        return routes;
    }

    private static async Task<IResult> Import(
        string? datum, string? retireMissing, HttpRequest request, StationImporter importer, CancellationToken cancellation)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var named) ? named : null;
        var charset = type?.Charset.Value;
        if (!string.IsNullOrEmpty(request.ContentType)
            && (type is null || !(type.Type.Equals("text", StringComparison.OrdinalIgnoreCase) || Types.Contains(type.MediaType.Value ?? ""))))
        {
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type");
        }

        if (!ImportText.IsKnown(charset))
        {
            return Problem.Of(
                StatusCodes.Status415UnsupportedMediaType, "unsupported_charset",
                [new FieldError("Content-Type", "utf-8, gb18030 or utf-16, or none to find it out")]);
        }

        var checker = new Checker();
        var measured = Datum.Wgs84;
        checker.Require(datum is null || WireNames.TryRead(datum.ToLowerInvariant(), out measured), "datum", WireNames.Rule<Datum>());
        checker.Require(retireMissing is null or "true" or "false", "retireMissing", "true or false");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        using var body = await FileBody.Read(request, BodyLimits.Import, cancellation);
        if (body is null)
        {
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, "body_too_large");
        }

        var file = body.ToArray();
        if (IsWorkbook(file))
        {
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "spreadsheet_not_csv");
        }

        var read = importer.Read(file, Format(file), charset, measured);
        // From here on to the end: what has been begun is completed even when the caller hangs up.
        return read.ErrorCount > 0
            ? Problem.Of(StatusCodes.Status422UnprocessableEntity, "import_invalid", null, new Dictionary<string, object?>
            {
                ["rows"] = read.Errors,
                ["errorCount"] = read.ErrorCount,
                ["encoding"] = read.Encoding,
            })
            : TypedResults.Ok(await importer.Apply(read, measured, CancellationToken.None, retireMissing == "true"));
    }

    /// <summary>A zip, as .xlsx is, or the older .xls.</summary>
    private static bool IsWorkbook(ReadOnlySpan<byte> file) => file is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..];

    /// <summary>JSON begins with a brace, also behind a mark and in two bytes a letter; no header of a table does.</summary>
    private static ImportFormat Format(ReadOnlySpan<byte> file)
    {
        foreach (var letter in file)
        {
            if (letter is not (0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF or 0xFE or 0xFF))
            {
                return letter is (byte)'{' or (byte)'[' ? ImportFormat.GeoJson : ImportFormat.Csv;
            }
        }

        return ImportFormat.Csv;
    }
}

using RedStation.Api.Http.Problems;

namespace RedStation.Api.Open311;

/// <summary>
/// What no endpoint of GeoReport has refused itself, told as its list of errors. GeoReport knows 403, 404 and, for whatever else is wrong with a
/// request, 400. It has no word for a server that is busy or at fault: these keep their status, so that proxies and clients wait and ask again.
/// </summary>
internal sealed class Open311ProblemForm : IProblemForm
{
    /// <inheritdoc/>
    public bool IsFor(HttpRequest request) => request.Path.StartsWithSegments("/open311", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IResult Answer(int status, ProblemText text) => Open311Error.Told(
        status switch
        {
            StatusCodes.Status401Unauthorized => StatusCodes.Status403Forbidden,
            StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound or StatusCodes.Status429TooManyRequests or >= 500 => status,
            _ => StatusCodes.Status400BadRequest,
        },
        text.Detail is { } detail ? $"{text.Title}: {detail}" : text.Title);
}

using Microsoft.Net.Http.Headers;
using RedStation.Contracts.Riders;

namespace RedStation.Api.PersonalData;

/// <summary>Everything about a rider as a file that a browser saves.</summary>
/// <param name="export">Where it is read.</param>
/// <param name="rider">The rider.</param>
internal sealed class RiderExportResult(RiderExport export, RiderView rider) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "redstation-export.json" }.ToString();
        return export.Write(response.BodyWriter, rider, httpContext.RequestAborted);
    }
}

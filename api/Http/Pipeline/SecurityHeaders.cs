namespace RedStation.Api.Http.Pipeline;

/// <summary>Headers that tell browsers what pages of ours may do.</summary>
internal static class SecurityHeaders
{
    /// <summary>Where the dashboard of Orleans is.</summary>
    public const string DashboardPath = "/dashboard";

    /// <summary>Only our own files; images also from configured map layers and from the camera.</summary>
    private const string PolicyOfPages =
        "default-src 'self'; img-src 'self' data: blob: https:; media-src 'self' blob:; connect-src 'self'; worker-src 'self'; "
        + "manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";

    private const string Policy = PolicyOfPages + "'none'";

    /// <summary>The interactive page and the dashboard set styles and start scripts in their own markup. Still nothing from elsewhere.</summary>
    private const string DocumentsPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Lets pages of some origins have this answer in a frame; nobody's when there are none.</summary>
    /// <param name="headers">The answer's.</param>
    /// <param name="origins">Scheme, host and port each, without anything behind.</param>
    public static void AllowFramesOf(IHeaderDictionary headers, IReadOnlyCollection<string> origins) =>
        headers.ContentSecurityPolicy = origins.Count == 0 ? Policy : PolicyOfPages + string.Join(' ', origins);

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            context.Request.Path.StartsWithSegments("/docs", StringComparison.Ordinal)
            || context.Request.Path.StartsWithSegments(DashboardPath, StringComparison.Ordinal) ? DocumentsPolicy : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(self), microphone=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (IsConsent(context.Request.Path))
        {
            // Browsers too old for frame-ancestors must not show it under somebody else's buttons either, and what a platform has asked for is
            // nobody else's to read.
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
        }

        return next(context);
    });

    /// <summary>Where riders agree to what a delivery platform is told.</summary>
    private static bool IsConsent(PathString path) =>
        path.StartsWithSegments("/link", StringComparison.Ordinal) || path.StartsWithSegments("/connect", StringComparison.Ordinal);
}

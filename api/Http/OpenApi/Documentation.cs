namespace RedStation.Api.Http.OpenApi;

/// <summary>What endpoints say about themselves.</summary>
internal static class Documentation
{
    /// <summary>Documents problem details with one of these codes.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, int status, params string[] codes) =>
        endpoint.WithMetadata(new ProblemCodes(status, codes));
}

using RedStation.Storage.Documents;

namespace RedStation.Api.Http.Signing;

/// <summary>Registers the signing of documents, and publishes the keys to check them with.</summary>
internal static class DocumentSigning
{
    /// <summary>Where the keys are: outside of the versioned paths, where everybody's libraries look for them.</summary>
    public const string KeysPath = "/.well-known/jwks.json";

    private const string KeysType = "application/jwk-set+json";

    public static IServiceCollection AddDocumentSigning(this IServiceCollection services) => services
        .AddSingleton<DocumentSigningKey>()
        .AddSingleton<DocumentKeys>()
        .AddSingleton<DocumentSigner>();

    public static void MapDocumentKeys(this IEndpointRouteBuilder app) => app.MapGet(KeysPath, Keys).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Keys(HttpResponse response, DocumentSigner signer, IEnumerable<IPublishedKeys> others)
    {
        response.Headers.CacheControl = "public, max-age=300";
        var keys = await signer.PublicKeys();
        return Results.Json(new JwkSetWire([.. keys.Keys, .. others.SelectMany(other => other.Keys)]), contentType: KeysType);
    }
}

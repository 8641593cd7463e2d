using OpenIddict.Server;
using RedStation.Api.Http.Signing;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RedStation.Api.Partners;

/// <summary>
/// Names the one list of keys that there is, beside the library's own words, and every address as the issuer is called: the library names those of
/// its endpoints by what the request calls the program.
/// </summary>
internal sealed class MetadataHandler : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        var issuer = (context.Options.Issuer ?? context.BaseUri!).AbsoluteUri.TrimEnd('/');
        context.JsonWebKeySetEndpoint = new Uri(issuer + DocumentSigning.KeysPath);
        context.AuthorizationEndpoint = new Uri(issuer + OAuthPaths.Authorize);
        context.TokenEndpoint = new Uri(issuer + OAuthPaths.Token);
        context.RevocationEndpoint = new Uri(issuer + OAuthPaths.Revoke);
        // A rider is another one to every platform.
        context.SubjectTypes.Clear();
        context.SubjectTypes.Add("pairwise");
        return ValueTask.CompletedTask;
    }
}

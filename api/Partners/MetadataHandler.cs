using OpenIddict.Server;
using RedStation.Api.Http.Signing;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RedStation.Api.Partners;

/// <summary>Names the one list of keys that there is, beside the library's own words, and has the key in it.</summary>
internal sealed class MetadataHandler(OAuthKey key) : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    public async ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        await key.Publish();
        context.JsonWebKeySetEndpoint = new Uri(context.Options.Issuer ?? context.BaseUri!, DocumentSigning.KeysPath);
        // A rider is another one to every platform.
        context.SubjectTypes.Clear();
        context.SubjectTypes.Add("pairwise");
    }
}

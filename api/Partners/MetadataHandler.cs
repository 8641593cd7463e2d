using OpenIddict.Server;
using RedStation.Api.Http.Signing;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RedStation.Api.Partners;

/// <summary>Names the one list of keys that there is, beside the library's own words.</summary>
internal sealed class MetadataHandler : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        context.JsonWebKeySetEndpoint = new Uri(context.Options.Issuer ?? context.BaseUri!, DocumentSigning.KeysPath);
        // A rider is another one to every platform.
        context.SubjectTypes.Clear();
        context.SubjectTypes.Add("pairwise");
        return ValueTask.CompletedTask;
    }
}

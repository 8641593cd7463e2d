using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RedStation.Api.Partners;

/// <summary>
/// Leaves assertions of platforms to <see cref="PlatformAssertions"/>, which also holds them to this very address, to five minutes and to one use.
/// </summary>
internal sealed class OwnAssertionsHandler : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        context.ExtractClientAssertion = context.ValidateClientAssertion = context.RequireClientAssertion = false;
        return ValueTask.CompletedTask;
    }
}

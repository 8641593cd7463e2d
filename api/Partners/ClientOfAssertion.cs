using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RedStation.Api.Partners;

/// <summary>
/// A platform that shows an assertion need not say beside it who it is: the assertion does (RFC 7523, 3). That is only whose keys are asked for;
/// <see cref="PlatformSignIn"/> then finds out whether it is true.
/// </summary>
internal sealed class ClientOfAssertion
    : IOpenIddictServerHandler<ExtractTokenRequestContext>, IOpenIddictServerHandler<ExtractRevocationRequestContext>
{
    private static readonly JsonWebTokenHandler Reader = new() { MaximumTokenSizeInBytes = PlatformAssertions.MostCharacters };

    /// <inheritdoc/>
    public ValueTask HandleAsync(ExtractTokenRequestContext context) => Name(context.Request);

    /// <inheritdoc/>
    public ValueTask HandleAsync(ExtractRevocationRequestContext context) => Name(context.Request);

    private static ValueTask Name(OpenIddictRequest? request)
    {
        if (request is { ClientId: null or "", ClientAssertion: { Length: > 0 } assertion } && Reader.CanReadToken(assertion))
        {
            request.ClientId = SubjectOf(assertion);
        }

        return ValueTask.CompletedTask;
    }

    private static string? SubjectOf(string assertion)
    {
        try
        {
            return Reader.ReadJsonWebToken(assertion).Subject;
        }
        catch (ArgumentException)
        {
            // Not a token after all; who shows it stays nobody.
            return null;
        }
    }
}

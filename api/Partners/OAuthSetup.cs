using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using RedStation.Api.Accounts;
using RedStation.Storage.Certificates;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace RedStation.Api.Partners;

/// <summary>
/// What the issuer signs and seals with, and its name. Codes and refresh tokens are sealed with a key that follows from the pepper: whoever has the
/// database alone can make none.
/// </summary>
internal sealed class OAuthSetup(OAuthKey key, Pepper pepper, IOptions<CertificateOptions> address) : IConfigureOptions<OpenIddictServerOptions>
{
    public void Configure(OpenIddictServerOptions options)
    {
        var sealing = new SymmetricSecurityKey(Base64UrlEncoder.DecodeBytes(pepper.Derive("oauth-sealing", "1")));
        options.EncryptionCredentials.Add(
            new EncryptingCredentials(sealing, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
        options.SigningCredentials.Add(new SigningCredentials(key.Named, SecurityAlgorithms.EcdsaSha256));
        options.CodeChallengeMethods.Clear();
        options.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
        options.ResponseModes.Clear();
        options.ResponseModes.Add(ResponseModes.Query);
        if (address.Value.Issuer is { Length: > 0 } issuer)
        {
            options.Issuer = new Uri(issuer);
        }
    }
}

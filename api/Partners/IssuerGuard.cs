using System.Net;
using Microsoft.Extensions.Options;
using RedStation.Api.Http.Problems;
using RedStation.Storage.Certificates;

namespace RedStation.Api.Partners;

/// <summary>
/// Without a configured address the issuer would take its name from what a request calls it, which whoever sends it may write. That is good enough
/// on the machine itself and for a demonstration; otherwise nobody is answered until <c>RedStation:Certificates:Issuer</c> is set.
/// </summary>
internal static class IssuerGuard
{
    private const string LocalName = "localhost";

    public static void UseIssuerGuard(this WebApplication app)
    {
        var isNamed = app.Services.GetRequiredService<IOptions<CertificateOptions>>().Value.Issuer.Length > 0;
        if (!isNamed && !app.Configuration.GetValue("RedStation:Demo", false))
        {
            app.UseWhen(IsElsewhere, elsewhere => elsewhere.Run(context =>
                Problem.Of(StatusCodes.Status503ServiceUnavailable, "issuer_not_set").ExecuteAsync(context)));
        }
    }

    private static bool IsElsewhere(HttpContext context) =>
        OAuthPaths.Contain(context.Request.Path) && !IsThisMachine(context.Request.Host.Host);

    private static bool IsThisMachine(string host) =>
        host.Equals(LocalName, StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Certificates;
using RedStation.Grains.Settings;
using RedStation.Storage.Certificates;

namespace RedStation.Api.Certificates;

/// <summary>Certificates of social hours: a rider gets them, and shows them to whom they like without asking us.</summary>
internal static class CertificateEndpoints
{
    public static IServiceCollection AddCertificates(this IServiceCollection services)
    {
        services.AddSettings<CertificateOptions>(CertificateOptions.Section);
        return services.AddSingleton<CertificateIssuer>().AddSingleton<StatusLists>();
    }

    public static void MapCertificates(this IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/riders/me/certificates").WithTags("Certificates").For(Roles.Rider);
        own.MapPost("", Issue)
            .WithSummary("Issues a certificate of the rider's social hours of the last twelve months")
            .WithDescription(
                "An SD-JWT VC (RFC 9901, `typ` `dc+sd-jwt`) bound to the key of the rider's phone; valid for 90 days. Each call gives another one, "
                + "with an index of its own in a status list: one for each occasion cannot be told to be the same person's.")
            .Produces<IssuedCertificateWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input").Refuses(409, "no_certified_hours", "too_many_certificates");
        own.MapGet("", List)
            .WithSummary("Lists the rider's certificates, the newest first, and which were revoked")
            .Produces<CertificateList>();
    }

    private static async Task<IResult> Issue(
        IssueCertificateRequest request, ClaimsPrincipal user, CertificateIssuer certificates, HttpRequest http, HttpResponse response)
    {
        var checker = new Checker();
        var key = request.Key is { Kty: "EC", Crv: "P-256", X: { } x, Y: { } y } ? EcPublicKey.Of(x, y) : null;
        checker.Require(key is not null, "key", "a public key of the curve P-256 as a JSON Web Key");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var name = user.FindFirstValue(Claims.Name) ?? user.Subject();
        var (issued, refusal) = await certificates.Issue(user.Subject(), name, key!, certificates.AddressFor(http));
        response.Headers.CacheControl = "no-store";
        return issued is null
            ? Problem.Of(StatusCodes.Status409Conflict, refusal!)
            : Results.Json(issued, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> List(ClaimsPrincipal user, CertificateStore certificates, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        // What was corrected a moment ago is not shown as valid.
        await certificates.RevokeCorrected();
        return Results.Json(new CertificateList([.. (await certificates.Of(user.Subject())).Select(CertificateWire.Of)]));
    }
}

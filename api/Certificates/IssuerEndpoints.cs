using System.Text.Json.Nodes;
using RedStation.Api.Http.Problems;
using RedStation.Api.Http.Signing;
using RedStation.Domain.Certificates;

namespace RedStation.Api.Certificates;

/// <summary>
/// What verifiers fetch beside the keys: who issues, what a certificate of this kind can say, and which were revoked. At the addresses that the
/// specifications give them, outside of the versioned paths.
/// </summary>
internal static class IssuerEndpoints
{
    private const string KeepFor = "public, max-age=300";

    public static void MapCertificateIssuer(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        open.MapGet("/.well-known/jwt-vc-issuer", Issuer);
        open.MapGet(HoursCertificateRules.TypePath, TypeMetadata);
        open.MapGet(StatusLists.Path, Lists);
        open.MapGet(StatusLists.Path + "/{list:int}", List);
    }

    private static IResult Issuer(HttpRequest request, HttpResponse response, CertificateIssuer certificates)
    {
        response.Headers.CacheControl = KeepFor;
        var issuer = certificates.AddressFor(request);
        return Results.Json(new { issuer, jwks_uri = issuer + DocumentSigning.KeysPath });
    }

    private static IResult TypeMetadata(HttpRequest request, HttpResponse response, CertificateIssuer certificates)
    {
        response.Headers.CacheControl = KeepFor;
        return Results.Json(HoursTypeMetadata.Of(certificates.AddressFor(request)));
    }

    private static async Task<IResult> Lists(HttpRequest request, HttpResponse response, CertificateIssuer certificates, StatusLists lists)
    {
        response.Headers.CacheControl = "public, max-age=60";
        var issuer = certificates.AddressFor(request);
        return Results.Json(new JsonObject
        {
            ["status_lists"] = new JsonArray(
                [.. Enumerable.Range(1, await lists.Count()).Select(list => (JsonNode)StatusLists.UriOf(issuer, list))]),
        });
    }

    private static async Task<IResult> List(
        int list, HttpRequest request, HttpResponse response, CertificateIssuer certificates, StatusLists lists)
    {
        if (await lists.Token(list, certificates.AddressFor(request)) is not { } token)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "status_list_not_found");
        }

        response.Headers.CacheControl = "public, max-age=60";
        return Results.Text(token, StatusList.MediaType);
    }
}

using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Domain.Certificates;
using RedStation.Storage.Certificates;

namespace RedStation.Api.Certificates;

/// <summary>Certificates are revoked by who holds them, and by who certified hours in them; everybody knows within a minute.</summary>
internal static class RevocationEndpoints
{
    public static void MapCertificateRevocation(this IEndpointRouteBuilder api)
    {
        api.MapPost("/riders/me/certificates/{id}/revoke", ByHolder).For(Roles.Rider).WithTags("Certificates")
            .WithSummary("Revokes an own certificate, such as one on a phone that was lost")
            .WithDescription("Repeating it changes nothing.")
            .Produces<CertificateWire>().Refuses(404, "certificate_not_found");
        var office = api.MapGroup("/riders/{id}/certificates").WithTags("Certificates").For(Roles.Dispatcher, Roles.Admin);
        office.MapGet("", List)
            .WithSummary("Lists a rider's certificates that the caller may revoke, the newest first")
            .WithDescription("A dispatcher's are those that count hours which a district of theirs has certified.")
            .Produces<CertificateList>();
        office.MapPost("/{certificateId}/revoke", ByOffice)
            .WithSummary("Revokes a rider's certificate, with a reason that the rider reads")
            .WithDescription("Repeating it changes nothing.")
            .Produces<CertificateWire>()
            .Refuses(400, "invalid_input").Refuses(404, "certificate_not_found");
    }

    private static async Task<IResult> ByHolder(string id, ClaimsPrincipal user, CertificateStore certificates)
    {
        if (await certificates.Find(id) is not { } known || known.RiderId != user.Subject())
        {
            return NotFound;
        }

        await certificates.Revoke(id, CertificateRevocation.Holder, user.Subject(), reason: null);
        return Results.Json(CertificateWire.Of((await certificates.Find(id))!));
    }

    private static async Task<IResult> List(string id, ClaimsPrincipal user, CertificateStore certificates, CertifiedHours hours)
    {
        await certificates.RevokeCorrected();
        var shown = new List<CertificateWire>();
        foreach (var one in await certificates.Of(id))
        {
            if (await MayRevoke(user, one, hours))
            {
                shown.Add(CertificateWire.Of(one));
            }
        }

        return Results.Json(new CertificateList([.. shown]));
    }

    private static async Task<IResult> ByOffice(
        string id, string certificateId, RevokeCertificateRequest request, ClaimsPrincipal user, CertificateStore certificates, CertifiedHours hours)
    {
        var checker = new Checker();
        var reason = checker.Text(request.Reason, "reason", Limits.Note);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (await certificates.Find(certificateId) is not { } known || known.RiderId != id || !await MayRevoke(user, known, hours))
        {
            return NotFound;
        }

        await certificates.Revoke(certificateId, CertificateRevocation.Office, user.Subject(), reason);
        return Results.Json(CertificateWire.Of((await certificates.Find(certificateId))!));
    }

    private static async Task<bool> MayRevoke(ClaimsPrincipal user, RegisteredCertificate certificate, CertifiedHours hours) =>
        user.Role() == Roles.Admin
        || (await hours.Of(certificate.RiderId, HoursSummary.CountedFrom(certificate.IssuedAt), certificate.IssuedAt))
            .Any(entry => entry.District is { } district && user.MayActIn(district));

    private static IResult NotFound => Problem.Of(StatusCodes.Status404NotFound, "certificate_not_found");
}

/// <summary>Revokes a certificate.</summary>
/// <param name="Reason">Why; its rider reads it. 1 to 500 characters.</param>
public sealed record RevokeCertificateRequest(string? Reason);

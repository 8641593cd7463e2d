using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Api.Http.Signing;
using RedStation.Domain.Certificates;
using RedStation.Storage.Certificates;

namespace RedStation.Api.Certificates;

/// <summary>Short links to what a rider shows: a certificate is too long for a code that a phone can read.</summary>
internal static class PresentationEndpoints
{
    private const int IdBytes = 16;

    /// <summary>Three times what a certificate of ours has with all that can be shown.</summary>
    private const int MostCharacters = 16_000;

    private static readonly TimeSpan Short = TimeSpan.FromDays(1);

    public static void MapPresentations(this IEndpointRouteBuilder api)
    {
        api.MapPost("/riders/me/presentations", Add).For(Roles.Rider).WithTags("Certificates")
            .WithSummary("Keeps what the rider shows of a certificate, for a short link")
            .WithDescription(
                "For a day, or as long as the certificate is valid where `lasting` is true: for a code on paper. Who has the link can read what is "
                + "shown, and nothing else. Of a rider the last 20 are kept.")
            .Produces<PresentationLinkWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input");
        api.MapGet("/presentations/{id}", Get).AllowAnonymous().WithTags("Certificates")
            .WithSummary("Gets what a rider shows under a short link")
            .Produces<PresentationWire>().Refuses(404, "presentation_not_found");
    }

    private static async Task<IResult> Add(
        KeepPresentationRequest request, ClaimsPrincipal user, PresentationStore presentations, DocumentSigner signer, TimeProvider clock)
    {
        var checker = new Checker();
        var text = request.Presentation ?? "";
        var now = clock.GetUtcNow();
        var verdict = text.Length is 0 or > MostCharacters ? null
            : new CertificateVerifier(await Keys(signer), []).Verify(text, new HolderProof(IsRequired: true), now);
        // Nothing else is kept for anybody: only what this installation has issued, signed by its holder's phone.
        checker.Require(verdict is { Fault: null }, "presentation", "a valid certificate of this installation, as its holder shows it");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var end = verdict!.Certificate!.ExpiresAt;
        var expiresAt = request.Lasting == true || end < now + Short ? end : now + Short;
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));
        await presentations.Add(id, user.Subject(), text, expiresAt);
        return Results.Json(new PresentationLinkWire(id, expiresAt), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> Get(string id, PresentationStore presentations, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return await presentations.Find(id) is { } text
            ? Results.Json(new PresentationWire(text))
            : Problem.Of(StatusCodes.Status404NotFound, "presentation_not_found");
    }

    private static async Task<ImmutableDictionary<string, EcPublicKey>> Keys(DocumentSigner signer) =>
        (await signer.PublicKeys()).Keys.ToImmutableDictionary(key => key.Kid, key => EcPublicKey.Of(key.X, key.Y)!, StringComparer.Ordinal);
}

/// <summary>What a rider shows.</summary>
/// <param name="Presentation">The certificate with what is disclosed and the signature of its holder's phone, up to 16,000 characters.</param>
/// <param name="Lasting">Whether the link is to be valid as long as the certificate; without it, for a day.</param>
public sealed record KeepPresentationRequest(string? Presentation, bool? Lasting);

/// <summary>A short link.</summary>
/// <param name="Id">What stands behind <c>/verify#s=</c>.</param>
/// <param name="ExpiresAt">Until when it leads anywhere.</param>
public sealed record PresentationLinkWire(string Id, DateTimeOffset ExpiresAt);

/// <summary>What a rider shows under a short link.</summary>
/// <param name="Presentation">The certificate with what is disclosed and the signature of its holder's phone.</param>
public sealed record PresentationWire(string Presentation);

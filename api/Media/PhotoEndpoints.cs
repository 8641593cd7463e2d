using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Bodies;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Storage.Photos;

namespace RedStation.Api.Media;

/// <summary>Photos that riders submit as evidence of a task, or with a case.</summary>
internal static class PhotoEndpoints
{
    public static void MapPhotos(this IEndpointRouteBuilder api)
    {
        var photos = api.MapGroup("/photos").WithTags("Photos");
        photos.MapPost("/", Upload)
            .For(Roles.Rider, Roles.EmbeddedRider)
            .Accepts<byte[]>("image/jpeg", "image/png", "image/webp", "*/*")
            .WithSummary("Keeps a photo for the evidence of a task or for a case")
            .WithDescription(
                "The body is the image, JPEG, PNG or WebP, at most 2 MB and 40 megapixels; which it is, its first bytes tell, whatever the content "
                + "type says. It is made anew from its pixels, upright, as JPEG of at most 2,560 pixels a side: nothing else that was in the file, "
                + "such as the place where it was taken, is kept. "
                + "With `operationId` in the query a repeat gives the same photo. With `operationId` and the header "
                + "`Content-Range: bytes first-last/total` the body is a part of it: a part that has arrived is kept for two days, so an upload "
                + "goes on where its line broke. The answer to a part is 202 with the number of bytes that have arrived, which is where the next "
                + "part begins, and 201 when all have; a part that does not begin there changes nothing. A rider has at most eight photos on "
                + "their way.")
            .Produces<PhotoWire>(StatusCodes.Status201Created)
            .Produces<PhotoPartWire>(StatusCodes.Status202Accepted)
            .Refuses(400, "invalid_input", "photo_unreadable").Refuses(409, "operation_id_reused")
            .Refuses(413, "body_too_large", "photo_too_many_pixels").Refuses(415, "unsupported_media_type");
        photos.MapGet("/{id}", Get)
            .AllowAnonymous()
            .WithSummary("Gets a photo")
            .WithDescription(
                "For its rider, for dispatchers of the district whose task it was submitted for, and of a case for those who reported it and for "
                + "dispatchers of its district. For everybody, without a sign-in too, when a dispatcher has released it.")
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg")
            .Refuses(401, "not_signed_in").Refuses(403, "not_allowed").Refuses(404, "photo_not_found");
    }

    private static async Task<IResult> Upload(
        string? operationId,
        [FromHeader(Name = "Content-Range")] string? contentRange,
        HttpRequest request,
        ClaimsPrincipal user,
        PhotoReception reception,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var checker = new Checker();
        var range = contentRange is null ? null : PartRange.Of(contentRange);
        checker.Require(contentRange is null || range is not null, "Content-Range", "bytes first-last/total");
        checker.Require(contentRange is null || operationId is not null, "operationId", "required with Content-Range");
        var id = operationId is null ? SubjectIds.New('p', clock) : SubjectIds.From('p', user.Subject(), checker.OperationId(operationId));
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        using var body = await FileBody.Read(request, BodyLimits.Photo, cancellationToken);
        if (body is null || range is { Fits: false })
        {
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, "body_too_large");
        }

        var image = body.ToArray();
        return range is null
            ? await reception.Whole(id, user.Subject(), image, cancellationToken)
            : await reception.Part(new PhotoPart(id, user.Subject(), range.From, range.Total, image), range, cancellationToken);
    }

    private static async Task<IResult> Get(
        string id, ClaimsPrincipal user, PhotoStore photos, AttachmentAccess access, HttpResponse response)
    {
        var owner = EntityIds.IsId(id) ? await photos.OwnerOf(id) : null;
        var sight = owner is null ? AttachmentSight.None : await access.OfPhoto(id, owner, user);
        var photo = sight == AttachmentSight.None ? null : await photos.Find(id);
        if (photo is null)
        {
            // Who is not signed in does not learn which photos there are.
            return user.Identity?.IsAuthenticated != true ? Results.Challenge()
                : owner is null || sight != AttachmentSight.None ? Problem.Of(StatusCodes.Status404NotFound, "photo_not_found")
                : Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        if (sight == AttachmentSight.Everybody)
        {
            // It may be withdrawn.
            return new TaggedAnswer(photo.Bytes, photo.ContentType, TaggedAnswer.Revalidate);
        }

        // It never changes, but it is nobody else's business.
        response.Headers.CacheControl = "private, max-age=86400, immutable";
        return Results.Bytes(photo.Bytes, photo.ContentType);
    }
}

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
            .For(Roles.Rider)
            .Accepts<byte[]>("image/jpeg", "image/png", "image/webp", "*/*")
            .WithSummary("Keeps a photo for the evidence of a task or for a case")
            .WithDescription(
                "The body is the image, JPEG, PNG or WebP, at most 2 MB; which it is, its first bytes tell, whatever the content type says. "
                + "With `operationId` in the query a repeat gives the same photo. With `operationId` and the header "
                + "`Content-Range: bytes first-last/total` the body is a part of it: a part that has arrived is kept for two days, so an upload "
                + "goes on where its line broke. The answer to a part is 202 with the number of bytes that have arrived, which is where the next "
                + "part begins, and 201 when all have; a part that does not begin there changes nothing. A rider has at most eight photos on "
                + "their way.")
            .Produces<PhotoWire>(StatusCodes.Status201Created)
            .Produces<PhotoPartWire>(StatusCodes.Status202Accepted)
            .Refuses(400, "invalid_input").Refuses(409, "operation_id_reused").Refuses(413, "body_too_large")
            .Refuses(415, "unsupported_media_type");
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
        PhotoStore photos,
        PhotoParts parts,
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
        if (range is not null)
        {
            return await Part(id, range, image, user.Subject(), parts);
        }

        if (ImageType.Of(image) is not { } type)
        {
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type");
        }

        return await photos.Add(new Photo(id, user.Subject(), null, type, image))
            ? Results.Json(new PhotoWire(id), statusCode: StatusCodes.Status201Created)
            : Problem.Of(StatusCodes.Status409Conflict, "operation_id_reused");
    }

    private static async Task<IResult> Part(string id, PartRange range, byte[] bytes, string riderId, PhotoParts parts)
    {
        if (range.Size != bytes.Length)
        {
            var checker = new Checker();
            checker.Require(false, "Content-Range", $"of the body's {bytes.Length} bytes");
            return checker.ToResult();
        }

        // The beginning tells what it is: nobody sends the rest of something that will be refused.
        if (range.From == 0 && bytes.Length >= ImageType.Told && ImageType.Of(bytes) is null)
        {
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type");
        }

        var progress = await parts.Add(new(id, riderId, range.From, range.Total, bytes), whole => ImageType.Of(whole));
        return progress switch
        {
            { Unreadable: true } => Problem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type"),
            { Reused: true } => Problem.Of(StatusCodes.Status409Conflict, "operation_id_reused"),
            { Complete: true } => Results.Json(new PhotoWire(id), statusCode: StatusCodes.Status201Created),
            _ => Results.Json(new PhotoPartWire(progress.Received), statusCode: StatusCodes.Status202Accepted),
        };
    }

    private static async Task<IResult> Get(
        string id, ClaimsPrincipal user, PhotoStore photos, AttachmentAccess access, HttpResponse response)
    {
        var owner = EntityIds.IsId(id) ? await photos.OwnerOf(id) : null;
        var sight = owner is null ? AttachmentSight.None : await access.OfPhoto(id, owner, user);
        if (sight == AttachmentSight.None || await photos.Find(id) is not { } photo)
        {
            // Who is not signed in does not learn which photos there are.
            return user.Identity?.IsAuthenticated != true ? Results.Challenge()
                : owner is null ? Problem.Of(StatusCodes.Status404NotFound, "photo_not_found")
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

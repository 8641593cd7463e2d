using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Hosting;
using RedStation.Api.OpenApi;
using RedStation.Api.Problems;
using RedStation.Api.Tasks;
using RedStation.Silo.Photos;

namespace RedStation.Api.Photos;

/// <summary>Photos that riders submit as evidence.</summary>
internal static class PhotoEndpoints
{
    public static void MapPhotos(this IEndpointRouteBuilder api)
    {
        var photos = api.MapGroup("/photos").WithTags("Photos");
        photos.MapPost("/", Upload)
            .For(Roles.Rider)
            .Accepts<byte[]>("image/jpeg", "image/png", "image/webp", "*/*")
            .WithSummary("Keeps a photo for the evidence of a task")
            .WithDescription("The body is the image, JPEG, PNG or WebP, at most 2 MB; which it is, its first bytes tell, whatever the content type says. With `operationId` in the query a repeat gives the same photo.")
            .Produces<PhotoUploaded>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input").Refuses(409, "operation_id_reused").Refuses(413, "body_too_large")
            .Refuses(415, "unsupported_media_type");
        photos.MapGet("/{id}", Get)
            .For(Roles.Rider, Roles.Dispatcher, Roles.Admin)
            .WithSummary("Gets a photo")
            .WithDescription("For its rider, and for dispatchers of the district whose task it was submitted for.")
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg")
            .Refuses(403, "not_allowed").Refuses(404, "photo_not_found");
    }

    private static async Task<IResult> Upload(
        string? operationId, HttpRequest request, ClaimsPrincipal user, PhotoStore photos, TimeProvider clock, CancellationToken cancellationToken)
    {
        var checker = new Checker();
        var id = operationId is null ? SubjectIds.New('p', clock) : SubjectIds.From('p', user.Subject(), checker.OperationId(operationId));
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        using var body = await FileBody.Read(request, BodyLimits.Photo, cancellationToken);
        if (body is null)
        {
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, "body_too_large");
        }

        var image = body.ToArray();
        if (ImageType.Of(image) is not { } type)
        {
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type");
        }

        return await photos.Add(new Photo(id, user.Subject(), null, type, image))
            ? Results.Json(new PhotoUploaded(id), statusCode: StatusCodes.Status201Created)
            : Problem.Of(StatusCodes.Status409Conflict, "operation_id_reused");
    }

    private static async Task<IResult> Get(string id, ClaimsPrincipal user, PhotoStore photos, HttpResponse response)
    {
        if (!TaskAccess.IsId(id) || await photos.Find(id) is not { } photo)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "photo_not_found");
        }

        var allowed = user.Role() switch
        {
            Roles.Admin => true,
            Roles.Rider => photo.RiderId == user.Subject(),
            _ => photo.District is { } district && user.MayActIn(district),
        };
        if (!allowed)
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        // It never changes, but it is nobody else's business.
        response.Headers.CacheControl = "private, max-age=86400, immutable";
        return Results.Bytes(photo.Bytes, photo.ContentType);
    }
}

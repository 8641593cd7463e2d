using Microsoft.AspNetCore.Mvc;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Bodies;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Storage.Cases;
using RedStation.Storage.Photos;

namespace RedStation.Api.Media;

/// <summary>The one photo that may follow a report of somebody without account.</summary>
internal static class PublicPhotoEndpoint
{
    /// <summary>By which command the case is told: there is one photo.</summary>
    private const string Operation = "photo";

    public static void MapPublicPhotos(this IEndpointRouteBuilder api) => api.MapPost("/public-reports/photo", Upload)
        .AllowAnonymous()
        .WithTags("Reports without account")
        .Accepts<byte[]>("image/jpeg", "image/png", "image/webp", "*/*")
        .WithSummary("Adds the photo of a report without account")
        .WithDescription(
            "`Upload-Key` is the `uploadKey` of the report. The body is as that of `POST /photos`: whole, or a part with the header "
            + "`Content-Range: bytes first-last/total`, which is answered with 202 and where the next part begins. One photo for each key; the same "
            + "one again is answered as the first time, another one is refused.")
        .Produces<PhotoWire>(StatusCodes.Status201Created)
        .Produces<PhotoPartWire>(StatusCodes.Status202Accepted)
        .Refuses(400, "invalid_input", "photo_unreadable").Refuses(403, "upload_key_invalid")
        .Refuses(409, "operation_id_reused", "case_attachments_full")
        .Refuses(413, "body_too_large", "photo_too_many_pixels").Refuses(415, "unsupported_media_type");

    private static async Task<IResult> Upload(
        [FromHeader(Name = "Upload-Key")] string? uploadKey,
        [FromHeader(Name = "Content-Range")] string? contentRange,
        HttpRequest request,
        UploadKeys keys,
        PhotoReception reception,
        CaseAttachments attachments,
        IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var range = contentRange is null ? null : PartRange.Of(contentRange);
        if (contentRange is not null && range is null)
        {
            var checker = new Checker();
            checker.Require(false, "Content-Range", "bytes first-last/total");
            return checker.ToResult();
        }

        // Before the body is read: who has no key sends nothing.
        if (keys.Read(uploadKey) is not { } right)
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "upload_key_invalid");
        }

        using var body = await FileBody.Read(request, BodyLimits.Photo, cancellationToken);
        if (body is null || range is { Fits: false })
        {
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, "body_too_large");
        }

        var id = SubjectIds.From('p', right.Reporter, Operation);
        var image = body.ToArray();
        var received = range is null
            ? await reception.Whole(id, right.Reporter, image, cancellationToken)
            : await reception.Part(new PhotoPart(id, right.Reporter, range.From, range.Total, image), range, cancellationToken);
        return received is IStatusCodeHttpResult { StatusCode: StatusCodes.Status201Created }
            ? await Give(id, right.CaseId, right.Reporter, attachments, grains) ?? received
            : received;
    }

    /// <summary>Adds it to the case; what is against it, or null.</summary>
    private static async Task<IResult?> Give(
        string photoId, string caseId, string reporter, CaseAttachments attachments, IGrainFactory grains)
    {
        if (!await attachments.Give(caseId, reporter, [photoId], null))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "upload_key_invalid");
        }

        var answer = await grains.GovernanceCase(caseId).Act(new CaseCommand(Operation, reporter, CaseAction.Attach) { PhotoId = photoId });
        return answer.Refusal is { } refusal
            ? Problem.Of(
                refusal == CaseRefusal.CaseAttachmentsFull ? StatusCodes.Status409Conflict : StatusCodes.Status403Forbidden,
                refusal == CaseRefusal.CaseAttachmentsFull ? RefusalCodes.Of(refusal) : "upload_key_invalid")
            : null;
    }
}

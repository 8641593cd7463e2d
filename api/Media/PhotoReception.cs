using RedStation.Api.Http.Problems;
using RedStation.Storage.Photos;

namespace RedStation.Api.Media;

/// <summary>Takes uploaded photos in, whole or in parts: what is kept was made anew.</summary>
internal sealed class PhotoReception(PhotoStore photos, PhotoParts parts, PhotoEncoder encoder)
{
    /// <summary>Takes a photo that came whole.</summary>
    public async Task<IResult> Whole(string id, string riderId, byte[] image, CancellationToken cancellationToken)
    {
        var upload = UploadedFile.Of(image);
        if (await photos.IsKept(id, upload) is { } same)
        {
            return same ? Kept(id) : Reused;
        }

        var encoded = await encoder.Encode(image, cancellationToken);
        return encoded.Jpeg is not { } jpeg ? Refused(encoded.Fault!.Value)
            : await photos.Add(new NewPhoto(id, riderId, jpeg, upload)) ? Kept(id)
            : Reused;
    }

    /// <summary>Takes a part, and the photo when it was the last.</summary>
    public async Task<IResult> Part(PhotoPart part, PartRange range, CancellationToken cancellationToken)
    {
        if (range.Size != part.Bytes.Length)
        {
            var checker = new Checker();
            checker.Require(false, "Content-Range", $"of the body's {part.Bytes.Length} bytes");
            return checker.ToResult();
        }

        // The beginning tells what it is: nobody sends the rest of something that will be refused.
        if (range.From == 0 && part.Bytes.Length >= ImageType.Told && ImageType.Of(part.Bytes) is null)
        {
            return Refused(PhotoFault.OtherType);
        }

        var progress = await parts.Add(part);
        if (progress.State == PhotoState.Arrived)
        {
            var whole = await parts.Whole(part.PhotoId, part.RiderId);
            if (whole.LongLength == part.Total)
            {
                return await Arrived(part, whole, cancellationToken);
            }

            // The same part came twice at a time, and the other one has finished it.
            progress = await parts.Add(part);
        }

        return progress.State switch
        {
            PhotoState.Kept => Kept(part.PhotoId),
            PhotoState.Reused => Reused,
            PhotoState.Arrived => Refused(PhotoFault.Busy),
            _ => Results.Json(new PhotoPartWire(progress.Received), statusCode: StatusCodes.Status202Accepted),
        };
    }

    private static IResult Reused => Problem.Of(StatusCodes.Status409Conflict, "operation_id_reused");

    private async Task<IResult> Arrived(PhotoPart part, byte[] whole, CancellationToken cancellationToken)
    {
        var encoded = await encoder.Encode(whole, cancellationToken);
        if (encoded.Fault == PhotoFault.Busy)
        {
            // The parts stay: the last one again is enough.
            return Refused(PhotoFault.Busy);
        }

        var kept = encoded.Jpeg is { } jpeg
            && await photos.Add(new NewPhoto(part.PhotoId, part.RiderId, jpeg, UploadedFile.Of(whole)));
        await parts.Forget(part.PhotoId, part.RiderId);
        return encoded.Fault is { } fault ? Refused(fault) : kept ? Kept(part.PhotoId) : Reused;
    }

    private static IResult Kept(string id) => Results.Json(new PhotoWire(id), statusCode: StatusCodes.Status201Created);

    private static IResult Refused(PhotoFault fault) => fault switch
    {
        PhotoFault.OtherType => Problem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type"),
        PhotoFault.TooManyPixels => Problem.Of(StatusCodes.Status413PayloadTooLarge, "photo_too_many_pixels"),
        PhotoFault.Busy => Problem.Unavailable("busy"),
        _ => Problem.Of(StatusCodes.Status400BadRequest, "photo_unreadable"),
    };
}

using System.Security.Claims;
using Microsoft.Net.Http.Headers;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Bodies;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Storage.Voices;

namespace RedStation.Api.Media;

/// <summary>What riders say instead of writing it.</summary>
internal static class VoiceEndpoints
{
    public static void MapVoices(this IEndpointRouteBuilder api)
    {
        var voices = api.MapGroup("/voices").WithTags("Voices");
        voices.MapPost("/", Upload)
            .For(Roles.Rider)
            .Accepts<byte[]>("audio/webm", "audio/mp4", "audio/ogg", "*/*")
            .WithSummary("Keeps a recording for a case")
            .WithDescription(
                "The body is the recording, in WebM, MP4 or Ogg, at most 512 KiB: a minute at 64 kbit/s. Which it is, its first bytes tell, whatever "
                + "the content type says. With `operationId` in the query a repeat gives the same recording. At most 30 within an hour.")
            .Produces<VoiceWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input").Refuses(409, "operation_id_reused").Refuses(413, "body_too_large")
            .Refuses(415, "unsupported_media_type").Refuses(429, "too_many_requests");
        voices.MapGet("/{id}", Get)
            .For(Roles.Rider, Roles.Dispatcher, Roles.Admin)
            .WithSummary("Gets a recording")
            .WithDescription("For its rider, and of a case for those who reported it and for dispatchers of its district.")
            .Produces(StatusCodes.Status200OK, contentType: "audio/webm")
            .Refuses(403, "not_allowed").Refuses(404, "voice_not_found");
    }

    private static async Task<IResult> Upload(
        string? operationId, HttpRequest request, ClaimsPrincipal user, VoiceStore voices, TimeProvider clock, CancellationToken cancellationToken)
    {
        var checker = new Checker();
        var id = operationId is null ? SubjectIds.New('v', clock) : SubjectIds.From('v', user.Subject(), checker.OperationId(operationId));
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        using var body = await FileBody.Read(request, BodyLimits.Voice, cancellationToken);
        if (body is null)
        {
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, "body_too_large");
        }

        var recording = body.ToArray();
        if (VoiceType.Of(recording) is not { } type)
        {
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type");
        }

        return await voices.Add(new Voice(id, user.Subject(), type, recording)) switch
        {
            VoiceAdded.Kept => Results.Json(new VoiceWire(id), statusCode: StatusCodes.Status201Created),
            VoiceAdded.Reused => Problem.Of(StatusCodes.Status409Conflict, "operation_id_reused"),
            _ => Problem.TooSoon("too_many_requests", VoiceStore.Hour),
        };
    }

    private static async Task<IResult> Get(string id, ClaimsPrincipal user, VoiceStore voices, AttachmentAccess access, HttpResponse response)
    {
        if (!EntityIds.IsId(id) || await voices.OwnerOf(id) is not { } owner)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "voice_not_found");
        }

        if (!await access.OfVoice(id, owner, user))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        if (await voices.Find(id) is not { } voice)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "voice_not_found");
        }

        // It came from somebody else and was not looked into: no browser is to open it as a page.
        response.Headers.CacheControl = "private, max-age=86400, immutable";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = id }.ToString();
        return Results.Bytes(voice.Bytes, voice.ContentType);
    }
}

/// <summary>A recording was kept.</summary>
/// <param name="VoiceId">For a case.</param>
public sealed record VoiceWire(string VoiceId);

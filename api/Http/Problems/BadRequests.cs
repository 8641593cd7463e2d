using System.Text.Json;

namespace RedStation.Api.Http.Problems;

/// <summary>Answers to requests that could not be read, and to statuses that a framework set without a body.</summary>
internal static class BadRequests
{
    /// <summary>The answer to a status; for unreadable JSON it names the field.</summary>
    public static IResult Answer(int status, JsonException? json = null) => status switch
    {
        StatusCodes.Status400BadRequest =>
            Problem.Of(status, "invalid_input", json is null ? [new("body", "readable JSON")] : JsonFaults.Fields(json)),
        StatusCodes.Status401Unauthorized => Problem.Of(status, "not_signed_in"),
        StatusCodes.Status403Forbidden => Problem.Of(status, "not_allowed"),
        StatusCodes.Status404NotFound => Problem.Of(status, "not_found"),
        StatusCodes.Status405MethodNotAllowed => Problem.Of(status, "method_not_allowed"),
        StatusCodes.Status413PayloadTooLarge => Problem.Of(status, "body_too_large"),
        StatusCodes.Status415UnsupportedMediaType => Problem.Of(status, "unsupported_media_type"),
        StatusCodes.Status429TooManyRequests => Problem.Of(status, "too_many_requests"),
        StatusCodes.Status503ServiceUnavailable => Problem.Unavailable("busy"),
        >= 500 => Problem.Of(status, "internal_error"),
        _ => Problem.Of(status, "bad_request"),
    };
}

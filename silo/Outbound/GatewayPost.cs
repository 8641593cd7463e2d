using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using RedStation.Domain.Outbound;
using RedStation.Domain.Webhooks;
using RedStation.Storage.Outbound;
using RedStation.Storage.Webhooks;

namespace RedStation.Silo.Outbound;

/// <summary>
/// Posts a notice to a gateway that whoever runs the server has named, and which brings it to the person; signed as Standard Webhooks has it,
/// given a secret. A gateway may lie in a private network.
/// </summary>
internal sealed class GatewayPost(NoticeTexts texts, IOptions<OutboundOptions> options, TimeProvider time) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    // A signature is for the address that was configured: another one that it answers with is not followed.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Posts it. The id is the same at every attempt, so that a gateway brings it once.</summary>
    /// <param name="address">The gateway.</param>
    /// <param name="secrets">What posts to it are signed with; may be none.</param>
    /// <param name="receiver">Whom it is for.</param>
    /// <param name="phone">Their phone number, where the gateway needs it.</param>
    /// <param name="one">What happened.</param>
    /// <param name="stopping">The process ends.</param>
    public async Task<PostOutcome> Send(
        Uri address, IList<string> secrets, NoticeReceiver receiver, string? phone, OutboundEvent one, CancellationToken stopping)
    {
        var notice = CaseNotice.Of(one);
        var text = await texts.Of(notice, receiver.Language);
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                personId = phone is null ? receiver.PersonId : null,
                phone,
                title = text.Title,
                text = text.Body,
                language = receiver.Language,
                @event = notice.Event,
                caseId = notice.CaseId,
            },
            Json);
        return await PostOutcome.Attempt(
            async cancellation =>
            {
                using var request = SignedPost.Make(
                    address, MediaTypeNames.Application.Json, body, $"{one.Id}-{receiver.Id}", time.GetUtcNow(), new WebhookSigner(secrets));
                using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
                return PostOutcome.Of(answer.StatusCode, answer.Headers.RetryAfter, time.GetUtcNow());
            },
            options.Value.Timeout,
            time,
            stopping);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}

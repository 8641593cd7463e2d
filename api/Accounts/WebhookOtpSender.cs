using System.Net.Mime;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RedStation.Domain.Webhooks;
using RedStation.Storage.Accounts;
using RedStation.Storage.Webhooks;

namespace RedStation.Api.Accounts;

/// <summary>Posts codes to a configured address, behind which an SMS provider stands; signed as Standard Webhooks has it, given a secret.</summary>
internal sealed partial class WebhookOtpSender(
    HttpClient http, IOptions<AuthOptions> options, Pepper pepper, TimeProvider clock, ILogger<WebhookOtpSender> logger) : IOtpSender
{
    private readonly WebhookSigner signer = new(options.Value.OtpWebhookSecrets);

    public async Task<bool> Send(string phone, string code, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(phone, code);
            using var answer = await http.SendAsync(request, cancellationToken);
            answer.EnsureSuccessStatusCode();
            return true;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogNotSent(fault, pepper.LogName(phone));
            return false;
        }
    }

    private HttpRequestMessage Request(string phone, string code)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new { phone, code, expiresIn = (int)options.Value.OtpLife.TotalSeconds }, JsonSerializerOptions.Web);
        var now = clock.GetUtcNow();
        // Each code is a message of its own and is posted once: nobody waits for a code that comes minutes later.
        var id = "msg_" + Guid.CreateVersion7(now).ToString("N");
        return SignedPost.Make(options.Value.OtpWebhook!, MediaTypeNames.Application.Json, body, id, now, signer);
    }

    [LoggerMessage(LogLevel.Error, "The code for phone {PhoneName} could not be handed to the webhook")]
    private partial void LogNotSent(Exception fault, string phoneName);
}

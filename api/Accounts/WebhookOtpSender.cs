using Microsoft.Extensions.Options;
using RedStation.Storage.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>Posts codes to a configured address, behind which an SMS provider stands.</summary>
internal sealed partial class WebhookOtpSender(
    HttpClient http, IOptions<AuthOptions> options, Pepper pepper, ILogger<WebhookOtpSender> logger) : IOtpSender
{
    public async Task<bool> Send(string phone, string code, CancellationToken cancellationToken)
    {
        try
        {
            var message = new { phone, code, expiresIn = (int)options.Value.OtpLife.TotalSeconds };
            using var answer = await http.PostAsJsonAsync(options.Value.OtpWebhook, message, cancellationToken);
            answer.EnsureSuccessStatusCode();
            return true;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogNotSent(fault, pepper.LogName(phone));
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "The code for phone {PhoneName} could not be handed to the webhook")]
    private partial void LogNotSent(Exception fault, string phoneName);
}

using System.Net.Http.Headers;
using RedStation.Domain.Webhooks;

namespace RedStation.Storage.Webhooks;

/// <summary>A post as Standard Webhooks has it. Whoever has no secret is posted to without a signature.</summary>
public static class SignedPost
{
    /// <summary>Makes the request.</summary>
    /// <param name="address">Where it goes.</param>
    /// <param name="mediaType">What the body is, in UTF-8.</param>
    /// <param name="body">The body; it is signed as it stands.</param>
    /// <param name="id">The message's id: the same at every attempt.</param>
    /// <param name="at">The time of this attempt.</param>
    /// <param name="signer">Whom the receiver trusts.</param>
    public static HttpRequestMessage Make(Uri address, string mediaType, byte[] body, string id, DateTimeOffset at, WebhookSigner signer)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType, "utf-8");
        var timestamp = WebhookSigner.Timestamp(at);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        if (signer.Signs)
        {
            request.Headers.Add("webhook-signature", signer.Sign(id, timestamp, body));
        }

        return request;
    }
}

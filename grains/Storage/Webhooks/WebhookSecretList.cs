using System.ComponentModel.DataAnnotations;
using RedStation.Domain.Webhooks;

namespace RedStation.Storage.Webhooks;

/// <summary>A setting with the secrets that posts to an address are signed with: the new one, and those that its receiver still knows.</summary>
public static class WebhookSecretList
{
    private const int Most = 4;

    /// <summary>What is wrong with it. The value is not shown: it may be a secret with a slip of the pen in it.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="secrets">What it holds.</param>
    public static IEnumerable<ValidationResult> Check(string name, IList<string> secrets)
    {
        for (var at = 0; at < secrets.Count; at++)
        {
            if (!WebhookSigner.IsSecret(secrets[at]))
            {
                yield return new ValidationResult(
                    $"is no webhook secret: it must be {WebhookSigner.Prefix} and the base64 of "
                    + $"{WebhookSigner.ShortestKey} to {WebhookSigner.LongestKey} bytes.",
                    [$"{name}:{at}"]);
            }
        }

        if (secrets.Count > Most)
        {
            yield return new ValidationResult(
                $"has {secrets.Count} secrets, and must have 0 to {Most} secrets: the new one and those that the receiver knows.", [name]);
        }
    }
}

using System.Security.Cryptography;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Operations;
using RedStation.Domain.Webhooks;

namespace RedStation.Api.Accounts;

/// <summary>Secrets with which another system and we sign what we post to each other, as an administrator is given and changes them.</summary>
internal sealed class SharedSecrets(OperationReplay replay, TimeProvider clock)
{
    private const int SecretBytes = 32;

    /// <summary>For how long a command that is repeated shows its secret again.</summary>
    private static readonly TimeSpan ShownFor = TimeSpan.FromHours(24);

    /// <summary>A new secret.</summary>
    public static string New() => WebhookSigner.Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Whether a registration that is repeated shows its secret again: not when it was changed since, and not for ever.</summary>
    public bool IsShown(string? previousSecret, DateTimeOffset createdAt) => previousSecret is null && clock.GetUtcNow() <= createdAt + ShownFor;

    /// <summary>Changes a secret, once for each operation id; the one before counts for a while.</summary>
    /// <param name="kind">What has the secret, such as <c>webhook</c>.</param>
    /// <param name="id">Which.</param>
    /// <param name="subject">Who changes it.</param>
    /// <param name="operationId">The client's id of the command.</param>
    /// <param name="rotate">Stores the new secret, until when the one before counts, and by which operation.</param>
    /// <param name="shown">The answer with the secret that an operation gave; null when it was changed since.</param>
    public async Task<IResult> Rotate(
        string kind, string id, string subject, string operationId, Func<string, DateTimeOffset, string, Task> rotate,
        Func<string, Task<IResult?>> shown)
    {
        var operation = $"{subject} {operationId}";
        var (recall, _) = await replay.Do($"{kind}s/{subject}", operationId, Fingerprint.Of($"rotate-{kind}", id), async () =>
        {
            await rotate(New(), clock.GetUtcNow() + WebhookSigner.RotationOverlap, operation);
            return "";
        });
        if (recall == ReplayStatus.Reused)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "operation_id_reused");
        }

        // A secret that was changed since is told no more.
        return (recall != ReplayStatus.TooOld ? await shown(operation) : null)
            ?? Problem.Of(StatusCodes.Status409Conflict, "operation_id_too_old");
    }
}

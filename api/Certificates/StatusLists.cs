using System.Collections.Concurrent;
using RedStation.Api.Http.Signing;
using RedStation.Domain.Certificates;
using RedStation.Storage.Certificates;

namespace RedStation.Api.Certificates;

/// <summary>The signed lists of revoked certificates. They are made from the table when they are asked for, at most once in a while.</summary>
internal sealed class StatusLists(CertificateStore certificates, DocumentSigner signer, TimeProvider clock)
{
    /// <summary>Where they are; the number of a list follows.</summary>
    public const string Path = "/status-lists";

    /// <summary>How long a list is served as it was made: so much later everybody can know of a revocation.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);

    /// <summary>How long who is offline may believe a list.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<int, Made> made = new();

    /// <summary>The name of a list, which is its address.</summary>
    public static string UriOf(string issuer, int list) => FormattableString.Invariant($"{issuer}{Path}/{list}");

    /// <summary>How many lists there are; they are numbered from 1.</summary>
    public Task<int> Count() => certificates.Lists();

    /// <summary>A list as a signed token, or null when there is none of that number.</summary>
    public async Task<string?> Token(int list, string issuer)
    {
        var now = clock.GetUtcNow();
        if (!made.TryGetValue(list, out var known) || known.At + FreshFor <= now || known.At > now)
        {
            if (list < 1 || list > await certificates.Lists())
            {
                return null;
            }

            await certificates.RevokeCorrected();
            known = made[list] = new Made(now, StatusList.Write(await certificates.Revoked(list)));
        }

        var token = new StatusListToken(UriOf(issuer, list), known.At, known.At + ValidFor, known.List);
        return (await signer.Sign(token.ToPayload(FreshFor).ToJsonString(), StatusList.Type)).Text;
    }

    private sealed record Made(DateTimeOffset At, string List);
}

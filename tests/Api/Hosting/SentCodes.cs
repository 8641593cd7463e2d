using System.Collections.Concurrent;
using RedStation.Api.Accounts;

namespace RedStation.Tests.Api.Hosting;

/// <summary>Takes codes instead of sending them.</summary>
public sealed class SentCodes : IOtpSender
{
    private readonly ConcurrentDictionary<string, string> codes = new();

    /// <summary>The last code sent to a phone.</summary>
    public string this[string phone] => codes[phone];

    /// <inheritdoc/>
    public Task<bool> Send(string phone, string code, CancellationToken cancellationToken)
    {
        codes[phone] = code;
        return Task.FromResult(true);
    }
}

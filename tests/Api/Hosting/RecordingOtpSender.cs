using System.Collections.Concurrent;
using RedStation.Api.Accounts;

namespace RedStation.Tests.Api.Hosting;

/// <summary>Takes codes instead of sending them.</summary>
public sealed class RecordingOtpSender : IOtpSender
{
    private readonly ConcurrentDictionary<string, string> codes = new();

    /// <summary>The last code sent to a phone.</summary>
    public string this[string phone] => codes[phone];

    /// <summary>The phones that codes were sent to, once each.</summary>
    public ICollection<string> Phones => codes.Keys;

    /// <summary>How many codes fail to be sent from now on.</summary>
    public int Failing { get; set; }

    /// <inheritdoc/>
    public bool IsSetUp { get; set; } = true;

    /// <inheritdoc/>
    public Task<bool> Send(string phone, string code, CancellationToken cancellationToken)
    {
        if (Failing > 0)
        {
            Failing--;
            return Task.FromResult(false);
        }

        codes[phone] = code;
        return Task.FromResult(true);
    }
}

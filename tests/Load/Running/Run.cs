using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Servers;

namespace RedStation.Tests.Load.Running;

/// <summary>What a scenario works with.</summary>
/// <param name="Arguments">What was asked.</param>
/// <param name="Report">What will be told.</param>
/// <param name="Folder">A place for data, gone afterwards.</param>
/// <param name="Progress">Says how it goes.</param>
public sealed record Run(Arguments Arguments, Report Report, WorkFolder Folder, Action<string> Progress)
{
    /// <summary>The deployment somebody points at, or null for a server of our own.</summary>
    public Uri? Url { get; } = Arguments.Text("url") is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
        : throw new UsageException("--url: an address that begins with http:// or https://.");
}

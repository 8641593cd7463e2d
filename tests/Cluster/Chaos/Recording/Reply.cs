using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster.Chaos.Recording;

/// <summary>An answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, if there is one.</param>
public sealed record Reply(int Status, JsonNode? Body)
{
    /// <summary>Whether what was asked for happened.</summary>
    public bool IsGranted => Status is >= 200 and < 300;

    /// <summary>The code of a refusal.</summary>
    public string? Code => IsGranted ? null : (string?)Body?["code"];

    /// <summary>Whether it says what became of the command: a fault or a time-out in the server does not.</summary>
    public bool IsDefinite => Status is < 500 and not 408;
}

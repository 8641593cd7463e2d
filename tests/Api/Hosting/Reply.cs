using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Api.Hosting;

/// <summary>An answer of the program.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Text">The body.</param>
public sealed record Reply(HttpStatusCode Status, HttpResponseHeaders Headers, string Text)
{
    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The code of a problem, or null.</summary>
    public string? Code => Text.StartsWith('{') ? (string?)Json["code"] : null;

    /// <summary>The fields that a problem names.</summary>
    public IReadOnlyList<string> Fields => [.. (Json["errors"]?.AsArray() ?? []).Select(error => (string)error!["field"]!)];

    /// <summary>Asserts a status and a problem's code, and that nothing of the inside is told.</summary>
    public Reply Refused(HttpStatusCode status, string code)
    {
        Assert.True((status, code) == (Status, Code), $"{(int)Status} {Text}");
        Assert.DoesNotContain("   at ", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Text, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Asserts a status.</summary>
    public Reply Is(HttpStatusCode status)
    {
        Assert.True(status == Status, $"{(int)Status} {Text}");
        return this;
    }
}

using System.Collections.Concurrent;

namespace RedStation.Tests.Api.Hosting;

/// <summary>A problem that the program has answered.</summary>
/// <param name="Method">The request's method.</param>
/// <param name="Path">The request's path, without its query.</param>
/// <param name="Refusal">The status and the code, such as <c>404 station_not_found</c>.</param>
internal sealed record SeenRefusal(string Method, string Path, string Refusal);

/// <summary>The refusals that all tests of this run have seen.</summary>
internal static class SeenRefusals
{
    private static readonly ConcurrentDictionary<SeenRefusal, bool> Seen = new();

    /// <summary>All of them.</summary>
    public static ICollection<SeenRefusal> All => Seen.Keys;

    /// <summary>Remembers one.</summary>
    public static void Note(HttpRequestMessage request, Reply reply)
    {
        if (reply.Code is { } code)
        {
            var uri = request.RequestUri!;
            var path = uri.IsAbsoluteUri ? uri.AbsolutePath : uri.OriginalString.Split('?')[0];
            Seen[new(request.Method.Method, path, $"{(int)reply.Status} {code}")] = true;
        }
    }
}

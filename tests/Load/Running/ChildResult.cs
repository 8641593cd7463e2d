using System.Text.Json;
using RedStation.Tests.Load.Servers;

namespace RedStation.Tests.Load.Running;

/// <summary>How a child that measures itself hands its figures over: one line of JSON.</summary>
public static class ChildResult
{
    private const string Head = "RESULT ";

    /// <summary>Prints it, in the child.</summary>
    public static void Print<T>(T result) => Console.WriteLine(Head + JsonSerializer.Serialize(result));

    /// <summary>Waits for it, in the parent.</summary>
    /// <exception cref="InvalidOperationException">The child ended without one.</exception>
    public static async Task<T> Of<T>(ChildProcess child, TimeSpan limit)
    {
        await child.Process.WaitForExitAsync().WaitAsync(limit);
        // The last lines may still be on their way from the pipe.
        child.Process.WaitForExit();
        var line = child.Output.Split('\n').LastOrDefault(printed => printed.StartsWith(Head, StringComparison.Ordinal))
            ?? throw new InvalidOperationException("A process that was to measure gave no figures.\n" + child.Output);
        return JsonSerializer.Deserialize<T>(line[Head.Length..])!;
    }
}

using System.Diagnostics;

namespace RedStation.Tests.Cluster;

/// <summary>Waits for a condition.</summary>
public static class Until
{
    /// <summary>Asks until the answer is yes; fails when it is not within the limit.</summary>
    public static Task True(Func<Task<bool>> condition, TimeSpan limit, string what) => True(condition, limit, () => what);

    /// <summary>The same, where what is missing is known only in the end.</summary>
    public static async Task True(Func<Task<bool>> condition, TimeSpan limit, Func<string> what)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(waited.Elapsed < limit, $"Waited {limit} in vain for: {what()}");
            await Task.Delay(100);
        }
    }
}

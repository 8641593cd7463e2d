using System.Diagnostics;

namespace RedStation.Tests.Support;

/// <summary>
/// Waits for a condition instead of for a time. The limit is the same everywhere and long: it only ends what hangs, and nothing is asserted by it,
/// so that a busy machine makes no test red. A test that holds how long something takes measures it.
/// </summary>
public static class Until
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    /// <summary>What has not happened by then will not happen.</summary>
    public static TimeSpan HangLimit { get; } = TimeSpan.FromMinutes(3);

    /// <summary>Asks until the answer is yes.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">It was no for <see cref="HangLimit"/>.</exception>
    public static Task True(Func<bool> condition, string what) => True(() => Task.FromResult(condition()), () => what);

    /// <inheritdoc cref="True(Func{Task{bool}}, Func{string})"/>
    public static Task True(Func<bool> condition, Func<string> what) => True(() => Task.FromResult(condition()), what);

    /// <inheritdoc cref="True(Func{bool}, string)"/>
    public static Task True(Func<Task<bool>> condition, string what) => True(condition, () => what);

    /// <summary>The same, where what is missing is known only in the end.</summary>
    public static async Task True(Func<Task<bool>> condition, Func<string> what)
    {
        var waited = Stopwatch.StartNew();
        for (var pause = FirstPause; !await Answer(condition, what); pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 3 / 2, LongestPause.Ticks)))
        {
            Assert.True(waited.Elapsed < HangLimit, $"Waited {HangLimit} in vain for: {what()}");
            await Task.Delay(pause);
        }
    }

    /// <summary>A condition that nobody answers ends as one does that is not true.</summary>
    private static async Task<bool> Answer(Func<Task<bool>> condition, Func<string> what)
    {
        try
        {
            return await condition().WaitAsync(HangLimit);
        }
        catch (TimeoutException fault)
        {
            throw new TimeoutException($"Nobody answered within {HangLimit}: {what()}", fault);
        }
    }
}

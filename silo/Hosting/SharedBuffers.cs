namespace RedStation.Silo.Hosting;

/// <summary>
/// How many buffers the runtime's shared pool keeps. Each phone that is written to holds one of 4 KiB until its socket has taken the
/// message, so a tile with a hundred watchers takes a hundred at once; of what comes back, the pool keeps 32 of a size per core unless told
/// otherwise, and the rest is garbage and made anew a moment later. Under memory pressure the pool lets go of what it keeps.
/// </summary>
public static class SharedBuffers
{
    /// <summary>The runtime knows no other way to set it, and reads it when the pool is first used.</summary>
    private const string Variable = "DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION";

    private const string Kept = "8192";

    /// <summary>Keeps enough of them, unless whoever started the program has said how many. The first thing that a program does.</summary>
    public static void Keep()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
        {
            Environment.SetEnvironmentVariable(Variable, Kept);
        }
    }
}

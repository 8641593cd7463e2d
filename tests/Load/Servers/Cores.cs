using System.Diagnostics;

namespace RedStation.Tests.Load.Servers;

/// <summary>
/// Keeps what is measured and what measures on different cores: the servers on the first, this program on the others. Only on
/// Linux with <c>taskset</c> and at least two cores; otherwise they share, and the report says so.
/// </summary>
public static class Cores
{
    private const string Tool = "/usr/bin/taskset";

    /// <summary>Whether servers get a core of their own.</summary>
    public static bool Apart { get; private set; }

    /// <summary>Moves this program off the first core.</summary>
    public static void KeepApart(bool wanted)
    {
        if (!wanted || !OperatingSystem.IsLinux() || !File.Exists(Tool) || Environment.ProcessorCount < 2)
        {
            return;
        }

        Apart = true;
        using var self = Process.GetCurrentProcess();
        self.ProcessorAffinity = (nint)(((1L << Math.Min(62, Environment.ProcessorCount)) - 1) & ~1L);
    }

    /// <summary>A process to start; on the first core when servers have one of their own.</summary>
    public static ProcessStartInfo OnServerCore(string program) =>
        Apart ? new ProcessStartInfo(Tool) { ArgumentList = { "-c", "0", program } } : new ProcessStartInfo(program);

    /// <summary>How many cores this program may use.</summary>
    public static int Ours => Apart ? Environment.ProcessorCount - 1 : Environment.ProcessorCount;

    /// <summary>In words, for the report.</summary>
    public static string Words => Apart
        ? "servers on core 0, this program on the others"
        : "servers and this program share all cores";
}

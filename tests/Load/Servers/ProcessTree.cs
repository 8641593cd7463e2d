using System.Globalization;

namespace RedStation.Tests.Load.Servers;

/// <summary>What a process and its children have worked, those that have ended too; read from <c>/proc</c>.</summary>
public static class ProcessTree
{
    private const double TicksPerSecond = 100;

    /// <summary>Seconds on all cores together.</summary>
    public static double CpuSeconds(int parent)
    {
        var ticks = Ticks(parent, ofChildrenThatEnded: true);
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Fields(id) is { } fields
                && int.Parse(fields[1], CultureInfo.InvariantCulture) == parent)
            {
                ticks += Ticks(id, ofChildrenThatEnded: false);
            }
        }

        return ticks / TicksPerSecond;
    }

    private static long Ticks(int process, bool ofChildrenThatEnded) =>
        Fields(process) is { } fields ? fields[11..(ofChildrenThatEnded ? 15 : 13)].Sum(field => long.Parse(field, CultureInfo.InvariantCulture)) : 0;

    /// <summary>What stands after the process' name: its state, its parent and so on. Null when it has ended.</summary>
    private static string[]? Fields(int process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}

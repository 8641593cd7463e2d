using System.Globalization;

namespace RedStation.Tests.Load.Servers;

/// <summary>
/// Holds a process to a part of a core, so that several of them on one small machine have what each would have on a machine of its own. By
/// the kernel's control groups, of either version; whoever may not make one gets none.
/// </summary>
public sealed class CpuCap : IDisposable
{
    private const string First = "/sys/fs/cgroup/cpu";
    private const string Second = "/sys/fs/cgroup";

    /// <summary>Short, so that a process that has used its part up waits for milliseconds only.</summary>
    private const int PeriodMicros = 20_000;

    private readonly string group;

    private CpuCap(string group) => this.group = group;

    /// <summary>Caps a process with all its threads; null where the machine does not let us.</summary>
    public static CpuCap? Hold(int process, double cores)
    {
        var quota = ((int)(cores * PeriodMicros)).ToString(CultureInfo.InvariantCulture);
        var (parent, isFirst) = Directory.Exists(First) ? (First, true) : (Second, false);
        var group = Path.Combine(parent, "redstation-load-" + process.ToString(CultureInfo.InvariantCulture));
        CpuCap? cap = null;
        try
        {
            Directory.CreateDirectory(group);
            cap = new CpuCap(group);
            if (isFirst)
            {
                cap.Write("cpu.cfs_period_us", PeriodMicros.ToString(CultureInfo.InvariantCulture));
                cap.Write("cpu.cfs_quota_us", quota);
            }
            else
            {
                cap.Write("cpu.max", string.Create(CultureInfo.InvariantCulture, $"{quota} {PeriodMicros}"));
            }

            cap.Write("cgroup.procs", process.ToString(CultureInfo.InvariantCulture));
            return cap;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            cap?.Dispose();
            return null;
        }
    }

    /// <summary>Lets go. The process goes on without a cap, or has ended.</summary>
    public void Dispose()
    {
        foreach (var process in File.Exists(Path.Combine(group, "cgroup.procs")) ? File.ReadAllLines(Path.Combine(group, "cgroup.procs")) : [])
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(group)!, "cgroup.procs"), process);
        }

        Directory.Delete(group);
    }

    private void Write(string name, string value)
    {
        // Only what the kernel has put there: another control's file would be made, and mean nothing.
        using var file = new FileStream(Path.Combine(group, name), FileMode.Open, FileAccess.Write);
        file.Write(System.Text.Encoding.ASCII.GetBytes(value));
    }
}

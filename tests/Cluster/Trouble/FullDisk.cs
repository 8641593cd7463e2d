using System.Diagnostics;

namespace RedStation.Tests.Cluster.Trouble;

/// <summary>A small disk of its own that can be filled to the last byte. It is mounted, so only root can have one.</summary>
public sealed class FullDisk : IDisposable
{
    private const int MiB = 1024 * 1024;

    private readonly string folder;

    private FullDisk(string folder) => this.folder = folder;

    /// <summary>The data folder on it.</summary>
    public string Data => Path.Combine(folder, "data");

    private string Ballast => Path.Combine(folder, "ballast");

    /// <summary>Mounts one, or returns null where that is not allowed.</summary>
    public static FullDisk? Mount(int mebibytes)
    {
        var folder = Directory.CreateTempSubdirectory("redstation-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={mebibytes}m", "tmpfs", folder) != 0)
        {
            Directory.Delete(folder);
            return null;
        }

        var disk = new FullDisk(folder);
        Directory.CreateDirectory(disk.Data);
        return disk;
    }

    /// <summary>Fills what is free.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var piece = MiB; piece > 0;)
        {
            try
            {
                file.Write(new byte[piece]);
            }
            catch (IOException)
            {
                piece /= 2;
            }
        }
    }

    /// <summary>Makes room again.</summary>
    public void Free() => File.Delete(Ballast);

    /// <summary>Unmounts it; what was on it is gone.</summary>
    public void Dispose()
    {
        Run("umount", "-l", folder);
        Directory.Delete(folder);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}

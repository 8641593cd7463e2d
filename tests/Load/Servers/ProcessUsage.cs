using System.Diagnostics;

namespace RedStation.Tests.Load.Servers;

/// <summary>What one or several processes use, read from outside them. Several count as one: a server and its database.</summary>
public sealed class ProcessUsage : IDisposable
{
    private static readonly TimeSpan SampleEvery = TimeSpan.FromMilliseconds(250);

    private readonly IReadOnlyList<Process> processes;
    private readonly Timer sampler;
    private long peak;

    /// <summary>Begins to watch processes.</summary>
    public ProcessUsage(params IReadOnlyList<Process> processes)
    {
        this.processes = processes;
        sampler = new Timer(_ => Sample(), null, TimeSpan.Zero, SampleEvery);
    }

    /// <summary>Seconds they have worked, on all cores together.</summary>
    public double CpuSeconds => processes.Sum(process =>
    {
        process.Refresh();
        return process.HasExited ? 0 : process.TotalProcessorTime.TotalSeconds;
    });

    /// <summary>Bytes they hold in memory now.</summary>
    public long Resident => processes.Sum(process =>
    {
        process.Refresh();
        return process.HasExited ? 0 : process.WorkingSet64;
    });

    /// <summary>The most they have held since <see cref="ForgetPeak"/>.</summary>
    public long Peak
    {
        get
        {
            Sample();
            return Interlocked.Read(ref peak);
        }
    }

    /// <summary>Begins anew with the peak.</summary>
    public void ForgetPeak() => Interlocked.Exchange(ref peak, 0);

    /// <inheritdoc/>
    public void Dispose() => sampler.Dispose();

    private void Sample()
    {
        try
        {
            var now = Resident;
            for (var known = Interlocked.Read(ref peak); now > known; known = Interlocked.Read(ref peak))
            {
                Interlocked.CompareExchange(ref peak, now, known);
            }
        }
        catch (InvalidOperationException)
        {
            // The process has just ended.
        }
    }
}

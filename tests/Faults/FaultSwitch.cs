using System.Globalization;
using RedStation.Contracts;

namespace RedStation.Tests.Faults;

/// <summary>
/// What goes wrong, by a file that the test writes and every server reads: one line <c>before=0.1 after=0.1 early=500 seed=7</c>. Of all
/// writes a share fails before it is committed, a share after. Two known bugs can be planted: with <c>early</c> so many milliseconds pass
/// between the acknowledgement of a station's state and its writing, with <c>uncounted</c> points on hold count as if they were not.
/// </summary>
public sealed class FaultSwitch(string file) : IWriteFaults
{
    /// <summary>The environment variable that names the file.</summary>
    public const string Variable = "REDSTATION_TEST_FAULTS";

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private Random random = new(0);
    private Dictionary<string, double> shares = [];
    private string read = "";
    private long looked;

    /// <summary>How long after its acknowledgement a station's state is written; null when it is written first.</summary>
    public TimeSpan? Early => Share("early") is > 0 and var wait ? TimeSpan.FromMilliseconds(wait) : null;

    /// <summary>Whether points on hold count as if they were not.</summary>
    public bool AreHoldsUncounted => Share("uncounted") > 0;

    /// <inheritdoc/>
    public async Task<T> Write<T>(string what, Func<Task<T>> write)
    {
        if (Happens("before"))
        {
            throw new StorageFaultException("A fault before the commit, as planned.");
        }

        var result = await write().ConfigureAwait(false);
        return Happens("after") ? throw new StorageFaultException("A fault after the commit, as planned.") : result;
    }

    private bool Happens(string what)
    {
        var share = Share(what);
        lock (gate)
        {
            return share > 0 && random.NextDouble() < share;
        }
    }

    private double Share(string what)
    {
        lock (gate)
        {
            if (Environment.TickCount64 - looked >= LookEvery.TotalMilliseconds)
            {
                looked = Environment.TickCount64;
                Read();
            }

            return shares.GetValueOrDefault(what);
        }
    }

    private void Read()
    {
        var text = File.Exists(file) ? File.ReadAllText(file) : "";
        if (text != read)
        {
            read = text;
            shares = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('='))
                .ToDictionary(part => part[0], part => double.Parse(part[1], CultureInfo.InvariantCulture));
            random = new Random((int)shares.GetValueOrDefault("seed"));
        }
    }
}

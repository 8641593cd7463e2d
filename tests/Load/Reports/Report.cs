namespace RedStation.Tests.Load.Reports;

/// <summary>All that a run has to say.</summary>
/// <param name="scenario">What ran.</param>
/// <param name="command">How it was called.</param>
public sealed class Report(string scenario, string command)
{
    private readonly List<Measurement> measurements = [];
    private readonly List<Mark> marks = [];
    private readonly List<string> wrong = [];
    private readonly List<string> notes = [];
    private readonly Lock gate = new();

    /// <summary>What ran.</summary>
    public string Scenario => scenario;

    /// <summary>How it was called.</summary>
    public string Command => command;

    /// <summary>When.</summary>
    public DateTimeOffset At { get; } = DateTimeOffset.UtcNow;

    /// <summary>On what.</summary>
    public string Machine { get; } = Servers.Machine.Words;

    /// <summary>Of which commit.</summary>
    public string Commit { get; } = Servers.Machine.Commit();

    /// <summary>The table.</summary>
    public IReadOnlyList<Measurement> Measurements => measurements;

    /// <summary>The marks.</summary>
    public IReadOnlyList<Mark> Marks => marks;

    /// <summary>Results that were wrong. One is enough for the run to have failed.</summary>
    public IReadOnlyList<string> Wrong => wrong;

    /// <summary>What to know when reading it.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Adds a measurement and gives it back.</summary>
    public Measurement Add(Measurement measurement)
    {
        measurements.Add(measurement);
        return measurement;
    }

    /// <summary>Adds a mark.</summary>
    public void Add(Mark mark) => marks.Add(mark);

    /// <summary>Something was wrong.</summary>
    public void Fail(string what)
    {
        lock (gate)
        {
            wrong.Add(what);
        }
    }

    /// <summary>Something to know.</summary>
    public void Note(string what) => notes.Add(what);
}

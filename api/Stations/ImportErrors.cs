using System.Collections.Immutable;

namespace RedStation.Api.Stations;

/// <summary>Collects what is wrong with a file, each fault once with the rows that have it, and counts them all.</summary>
public sealed class ImportErrors
{
    /// <summary>Values of the same fault that are told apart; those beyond are told together.</summary>
    private const int Values = 20;

    private const int FirstRows = 5;
    private const int LongestValue = 80;

    private readonly List<Fault> faults = [];
    private readonly Dictionary<(string Field, string Rule, string? Value, string? Expected), Fault> byValue = [];
    private readonly Dictionary<(string Field, string Rule), int> values = [];

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    /// <summary>The faults, in the order of the rows that have them first.</summary>
    public ImmutableArray<ImportErrorWire> All => [.. faults.Select(fault => fault.Error)];

    /// <summary>Notes an error.</summary>
    /// <param name="row">The row, 0 for the file as a whole.</param>
    /// <param name="field">The column.</param>
    /// <param name="rule">The rule that was broken.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="expected">What is allowed, or what was computed in its place.</param>
    public void Add(int row, string field, string rule, string? value = null, string? expected = null)
    {
        Count++;
        var shown = value is { Length: > LongestValue } ? value[..LongestValue] + "…" : value;
        var key = (field, rule, shown, expected);
        if (!byValue.TryGetValue(key, out var fault))
        {
            var different = values[(field, rule)] = values.GetValueOrDefault((field, rule)) + 1;
            if (different > Values)
            {
                key = (field, rule, null, null);
                byValue.TryGetValue(key, out fault);
                (shown, expected) = (null, null);
            }
        }

        if (fault is null)
        {
            fault = new Fault(new ImportErrorWire(row, field, rule, shown, expected, 0, []));
            byValue[key] = fault;
            faults.Add(fault);
        }

        fault.Add(row);
    }

    private sealed class Fault(ImportErrorWire first)
    {
        public ImportErrorWire Error { get; private set; } = first;

        public void Add(int row) => Error = Error with
        {
            Count = Error.Count + 1,
            Rows = Error.Rows.Length < FirstRows ? Error.Rows.Add(row) : Error.Rows,
        };
    }
}

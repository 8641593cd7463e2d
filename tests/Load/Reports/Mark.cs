namespace RedStation.Tests.Load.Reports;

/// <summary>A mark of the table, and what was reached.</summary>
/// <param name="What">What is demanded of what.</param>
/// <param name="Demanded">The mark in words.</param>
/// <param name="Value">What was reached, null when it could not be measured.</param>
/// <param name="Limit">The mark; null for what is only told for comparison.</param>
/// <param name="AtLeast">Whether the value must be at least the mark; otherwise at most.</param>
/// <param name="Note">What to know about it.</param>
public sealed record Mark(string What, string Demanded, double? Value, double? Limit, bool AtLeast, string Note = "")
{
    /// <summary>Whether it was reached; null when it was not measured, or nothing is demanded.</summary>
    public bool? Reached =>
        Value is not { } value || double.IsNaN(value) || Limit is not { } limit ? null
        : AtLeast ? value >= limit
        : value <= limit;
}

using System.Collections.Immutable;

namespace RedStation.Api.Stations;

/// <summary>What is wrong with one field. The same fault of the same value is told once for all rows that have it.</summary>
/// <param name="Row">The first row that has it, as <see cref="ImportRow.Number"/> counts, or 0 for the file as a whole.</param>
/// <param name="Field">The column, or <c>file</c>.</param>
/// <param name="Rule">
/// The rule that was broken: <c>required</c>, <c>format</c>, <c>number</c>, <c>range</c>, <c>length</c>, <c>unknown</c>, <c>duplicate</c>,
/// <c>outside</c> (in none of the four cities), <c>mismatch</c> (another district than the position's), <c>pair</c>
/// (opens and closes go together), <c>rows</c> (too many), <c>encoding</c> (no text of the character set).
/// </param>
/// <param name="Value">What stands there, at most 80 characters of it; null when nothing does, or when rows differ.</param>
/// <param name="Expected">What is allowed, or what was computed in its place.</param>
/// <param name="Count">How many rows have it.</param>
/// <param name="Rows">The first five of them.</param>
public sealed record ImportError(int Row, string Field, string Rule, string? Value, string? Expected, int Count, ImmutableArray<int> Rows);

namespace RedStation.Api.Stations;

/// <summary>What is wrong with one field of one row.</summary>
/// <param name="Row">The row as <see cref="ImportRow.Number"/> counts, or 0 for the file as a whole.</param>
/// <param name="Field">The column, or <c>file</c>.</param>
/// <param name="Rule">
/// The rule that was broken: <c>required</c>, <c>format</c>, <c>number</c>, <c>range</c>, <c>length</c>, <c>unknown</c>, <c>duplicate</c>,
/// <c>outside</c> (in none of the four cities), <c>mismatch</c> (another district than the position's), <c>pair</c>
/// (opens and closes go together), <c>rows</c> (too many), <c>encoding</c> (not UTF-8).
/// </param>
public sealed record ImportError(int Row, string Field, string Rule);

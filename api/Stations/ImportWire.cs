using System.Collections.Immutable;

namespace RedStation.Api.Stations;

/// <summary>What an import did.</summary>
/// <param name="Imported">How many stations now are as the file says.</param>
/// <param name="Created">How many of them are new.</param>
/// <param name="Changed">How many of them were otherwise before.</param>
/// <param name="Unchanged">How many of them were so before.</param>
/// <param name="Fields">Of those that changed, how many in which field.</param>
/// <param name="Missing">
/// Stations in the districts of the file that the file does not name, the first 100 by id. They stay as they are unless the request says otherwise.
/// </param>
/// <param name="MissingCount">How many there are.</param>
/// <param name="Retired">How many of them were retired, as <c>retireMissing=true</c> asks for.</param>
/// <param name="Encoding">How the file was read: <c>utf-8</c>, <c>gb18030</c> or <c>utf-16</c>.</param>
/// <param name="Datum">What coordinates were taken to be measured against where a row does not say it; <c>wgs84</c> when nobody did.</param>
/// <param name="Converted">How many places were converted to WGS-84 from what the request or their rows say.</param>
/// <param name="Errors">Always empty: an import with errors changes nothing and answers 422.</param>
public sealed record ImportWire(
    int Imported,
    int Created,
    int Changed,
    int Unchanged,
    IReadOnlyDictionary<string, int> Fields,
    ImmutableArray<string> Missing,
    int MissingCount,
    int Retired,
    string? Encoding,
    RedStation.Domain.Geo.Datum Datum,
    int Converted,
    ImmutableArray<ImportErrorWire> Errors);

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
public sealed record ImportErrorWire(int Row, string Field, string Rule, string? Value, string? Expected, int Count, ImmutableArray<int> Rows);

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
public sealed record ImportOutcome(
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
    ImmutableArray<ImportError> Errors);

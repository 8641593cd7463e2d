using System.Collections.Immutable;

namespace RedStation.Api.Stations;

/// <summary>A file, read and checked.</summary>
/// <param name="Stations">The rows that passed every check.</param>
/// <param name="Errors">What was wrong with the others, each fault once.</param>
/// <param name="ErrorCount">How many errors there were in all.</param>
/// <param name="Encoding">How it was read: <c>utf-8</c>, <c>gb18030</c> or <c>utf-16</c>; null when in no way.</param>
/// <param name="Converted">How many places were converted to WGS-84.</param>
public sealed record ImportFile(
    ImmutableArray<ImportedStation> Stations, ImmutableArray<ImportErrorWire> Errors, int ErrorCount, string? Encoding, int Converted);

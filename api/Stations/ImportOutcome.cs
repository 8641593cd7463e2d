using System.Collections.Immutable;

namespace RedStation.Api.Stations;

/// <summary>What an import did.</summary>
/// <param name="Imported">How many stations now are as the file says.</param>
/// <param name="Unchanged">How many of them were so before.</param>
/// <param name="Errors">Always empty: an import with errors changes nothing and answers 422.</param>
public sealed record ImportOutcome(int Imported, int Unchanged, ImmutableArray<ImportError> Errors);

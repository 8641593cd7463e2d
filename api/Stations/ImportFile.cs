using System.Collections.Immutable;

namespace RedStation.Api.Stations;

/// <summary>A file, read and checked.</summary>
/// <param name="Stations">The rows that passed every check.</param>
/// <param name="Errors">What was wrong with the others, at most <see cref="ImportErrors.Kept"/> entries.</param>
/// <param name="ErrorCount">How many errors there were in all.</param>
public sealed record ImportFile(ImmutableArray<ImportedStation> Stations, ImmutableArray<ImportError> Errors, int ErrorCount);

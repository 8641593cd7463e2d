using System.Collections.Immutable;
using System.Globalization;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Districts;
using RedStation.Domain.Operations;

namespace RedStation.Api.Stations;

/// <summary>
/// Brings stations in from files. Reading checks everything and changes nothing; only a file without errors should be applied.
/// Applying can be repeated, also after a crash in the middle: a station that is as the file says is left alone.
/// </summary>
public sealed class StationImporter(IGrainFactory grains, DistrictMap districts)
{
    /// <summary>The most rows a file may have.</summary>
    public const int MostRows = 10_000;

    private const int AtOnce = 16;

    /// <summary>Reads and checks a file as a whole.</summary>
    /// <param name="file">The file, UTF-8; the caller has bounded its size.</param>
    /// <param name="format">How it is written.</param>
    public ImportFile Read(Stream file, ImportFormat format)
    {
        var errors = new ImportErrors();
        var rules = new ImportRules(districts, errors);
        var stations = ImmutableArray.CreateBuilder<ImportedStation>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (row, index) in Rows(file, format, errors).Select((row, index) => (row, index)))
        {
            if (index >= MostRows)
            {
                errors.Add(0, "file", "rows");
                break;
            }

            if (row["id"] is { } id && !seen.Add(id))
            {
                errors.Add(row.Number, "id", "duplicate");
            }
            else if (rules.Check(row) is { } station)
            {
                stations.Add(station);
            }
        }

        return new ImportFile(stations.ToImmutable(), errors.First, errors.Count);
    }

    /// <summary>Defines the stations; answers when every one of them is stored.</summary>
    public async Task<ImportOutcome> Apply(ImmutableArray<ImportedStation> stations, CancellationToken cancellation)
    {
        var unchanged = 0;
        await Parallel.ForEachAsync(
            stations,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (station, _) =>
            {
                if (!await Define(station))
                {
                    Interlocked.Increment(ref unchanged);
                }
            });
        return new ImportOutcome(stations.Length, unchanged, []);
    }

    private static IEnumerable<ImportRow> Rows(Stream file, ImportFormat format, ImportErrors errors) =>
        format == ImportFormat.Csv ? ImportCsv.Read(file, errors) : ImportGeoJson.Read(file, errors);

    private async Task<bool> Define(ImportedStation station)
    {
        var grain = grains.Station(station.Id);
        var known = await grain.Get();
        if (known is not null && IsSame(known.Definition, station.Definition))
        {
            return false;
        }

        // Made from what is there and what is to be: the same in a repeat, new when a station is set back to what an earlier import said.
        var fingerprint = Fingerprint.Of("import", station.Definition);
        var operation = string.Create(CultureInfo.InvariantCulture, $"import-{known?.Summary.Revision ?? 0}-{fingerprint}");
        var answer = await grain.Define(new DefineStation(operation, station.Definition));
        return answer.Refusal is { } refusal
            ? throw new InvalidOperationException($"Station {station.Id} refused its definition: {refusal}.")
            : true;
    }

    private static bool IsSame(StationDefinition one, StationDefinition other) =>
        one.Services.SequenceEqual(other.Services) && one with { Services = other.Services } == other;
}

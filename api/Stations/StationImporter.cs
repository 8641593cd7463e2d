using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Districts;
using RedStation.Domain.Geo;
using RedStation.Domain.Operations;
using RedStation.Storage.Queries;

namespace RedStation.Api.Stations;

/// <summary>
/// Brings stations in from files. Reading checks everything and changes nothing; only a file without errors should be applied.
/// Applying can be repeated, also after a crash in the middle: a station that is as the file says is left alone.
/// </summary>
public sealed class StationImporter(IGrainFactory grains, DistrictMap districts, StationQueries queries)
{
    /// <summary>The most rows a file may have.</summary>
    public const int MostRows = 10_000;

    private const int AtOnce = 16;
    private const int MissingShown = 100;
    private const string Created = "";

    /// <summary>Reads and checks a file as a whole.</summary>
    /// <param name="file">The file; the caller has bounded its size.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="charset">The character set that its sender names, null to find it out.</param>
    /// <param name="datum">What coordinates are measured against where a row does not say it.</param>
    public ImportFile Read(ReadOnlySpan<byte> file, ImportFormat format, string? charset = null, Datum datum = Datum.Wgs84)
    {
        var errors = new ImportErrors();
        var rules = new ImportRules(districts, datum, errors);
        var stations = ImmutableArray.CreateBuilder<ImportedStation>();
        if (ImportText.Read(file, charset) is not var (text, encoding))
        {
            errors.Add(0, "file", "encoding", charset, "UTF-8, GB18030 or UTF-16");
            return new ImportFile([], errors.All, errors.Count, null, 0);
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (row, index) in Rows(text, format, errors).Select((row, index) => (row, index)))
        {
            if (index >= MostRows)
            {
                errors.Add(0, "file", "rows", null, string.Create(CultureInfo.InvariantCulture, $"at most {MostRows} rows"));
                break;
            }

            if (row["id"] is { } id && !seen.TryAdd(id, row.Number))
            {
                errors.Add(
                    row.Number, "id", "duplicate", id, string.Create(CultureInfo.InvariantCulture, $"one row of an id; row {seen[id]} has it"));
            }
            else if (rules.Check(row) is { } station)
            {
                stations.Add(station);
            }
        }

        return new ImportFile(stations.ToImmutable(), errors.All, errors.Count, encoding, rules.Converted);
    }

    /// <summary>Defines the stations; answers when every one of them is stored.</summary>
    /// <param name="file">A file without errors.</param>
    /// <param name="datum">The datum that it was read with.</param>
    /// <param name="cancellation">Ends the work between two stations.</param>
    /// <param name="retireMissing">Whether stations of the file's districts that it does not name are retired.</param>
    public async Task<ImportWire> Apply(ImportFile file, Datum datum, CancellationToken cancellation, bool retireMissing = false)
    {
        var changes = new ConcurrentBag<string[]>();
        await Parallel.ForEachAsync(
            file.Stations,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (station, _) => changes.Add(await Define(station)));
        var created = changes.Count(change => change is [Created]);
        var changed = changes.Count(change => change is [not Created, ..]);
        var missing = await Missing(file.Stations);
        foreach (var id in retireMissing ? missing : [])
        {
            await grains.Station(id).Retire(new RetireStation("import-retire-" + Guid.CreateVersion7().ToString("N")));
        }

        return new ImportWire(
            file.Stations.Length,
            created,
            changed,
            file.Stations.Length - created - changed,
            changes.SelectMany(change => change).Where(field => field != Created).CountBy(field => field)
                .ToImmutableSortedDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal),
            [.. missing.Take(MissingShown)],
            missing.Count,
            retireMissing ? missing.Count : 0,
            file.Encoding,
            datum,
            file.Converted,
            []);
    }

    private static IEnumerable<ImportRow> Rows(string text, ImportFormat format, ImportErrors errors) =>
        format == ImportFormat.Csv ? ImportCsv.Read(text, errors) : ImportGeoJson.Read(text, errors);

    /// <summary>The fields that changed; <see cref="Created"/> for a station that is new, none when nothing changed.</summary>
    private async Task<string[]> Define(ImportedStation station)
    {
        var grain = grains.Station(station.Id);
        var known = await grain.Get();
        var definition = station.Over(known?.Definition);
        string[] changed = known is null ? [Created] : [.. ImportedStation.Differences(known.Definition, definition)];
        if (changed.Length == 0)
        {
            return changed;
        }

        // Made from what is there and what is to be: the same in a repeat, new when a station is set back to what an earlier import said.
        var fingerprint = Fingerprint.Of("import", definition);
        var operation = string.Create(CultureInfo.InvariantCulture, $"import-{known?.Summary.Revision ?? 0}-{fingerprint}");
        var answer = await grain.Define(new DefineStation(operation, definition));
        return answer.Refusal is { } refusal
            ? throw new InvalidOperationException($"Station {station.Id} refused its definition: {refusal}.")
            : changed;
    }

    private async Task<List<string>> Missing(ImmutableArray<ImportedStation> stations)
    {
        var named = stations.Select(station => station.Id).ToHashSet();
        var within = stations.Select(station => station.Definition.District).ToHashSet();
        var missing = new List<string>();
        for (string? after = null; ;)
        {
            var page = await queries.All(after, Limits.Page);
            missing.AddRange(page.Where(station => within.Contains(station.District) && !named.Contains(station.Id)).Select(station => station.Id));
            if (page.Count < Limits.Page)
            {
                return missing;
            }

            after = page[^1].Id;
        }
    }
}

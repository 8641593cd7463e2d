using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data.Common;
using RedStation.Domain.Cases;
using RedStation.Storage.Databases;
using RedStation.Storage.Projections;

namespace RedStation.Storage.Queries;

/// <summary>The public figures. What was counted for a period is kept for a minute: everybody may ask, and counting reads each case once.</summary>
public sealed class CaseFigureQueries(IDatabase database, TimeProvider clock)
{
    private const string Query = $"SELECT {CaseFigureTable.Columns} FROM case_figures WHERE reported_at >= @From AND reported_at < @Until";

    /// <summary>How many periods are kept at a time: anybody may ask for any.</summary>
    private const int MostKept = 64;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<FigurePeriod, Lazy<Task<CaseFigureReport>>> reports = new();

    /// <summary>The figures of what was reported in a period, at most a minute old.</summary>
    public async Task<CaseFigureReport> Of(FigurePeriod period)
    {
        if (reports.Count >= MostKept && !reports.ContainsKey(period))
        {
            LetGo();
        }

        var counted = reports.GetOrAdd(period, _ => new(() => Count(period)));
        try
        {
            var report = await counted.Value;
            if (clock.GetUtcNow() - report.CountedAt < Kept)
            {
                return report;
            }
        }
        catch
        {
            reports.TryRemove(KeyValuePair.Create(period, counted));
            throw;
        }

        // Of many who find it too old one counts, and the others wait for it.
        reports.TryUpdate(period, new(() => Count(period)), counted);
        return await reports.GetOrAdd(period, _ => new(() => Count(period))).Value;
    }

    /// <summary>Counts a period now.</summary>
    public async Task<CaseFigureReport> Count(FigurePeriod period)
    {
        var now = clock.GetUtcNow();
        var facts = await database.Read(connection => Read(connection, period));
        return new CaseFigureReport(
            period,
            now,
            CaseFigures.Of(facts, now),
            [
                .. facts.GroupBy(one => one.District).OrderBy(district => district.Key, StringComparer.Ordinal).Select(district =>
                {
                    var own = district.ToList();
                    return new DistrictFigures(district.Key, CaseFigures.Of(own, now),
                    [
                        .. own.GroupBy(one => one.ClassId).OrderBy(one => one.Key, StringComparer.Ordinal)
                            .Select(one => new ClassFigures(one.Key, CaseFigures.Of([.. one], now))),
                    ]);
                }),
            ]);
    }

    /// <summary>Lets go of what has been counted. What is being counted has people waiting for it.</summary>
    private void LetGo()
    {
        foreach (var (period, counted) in reports.Where(one => one.Value is { IsValueCreated: true, Value.IsCompleted: true }))
        {
            reports.TryRemove(KeyValuePair.Create(period, counted));
        }
    }

    private static async Task<List<CaseFigureFacts>> Read(DbConnection connection, FigurePeriod period)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Query;
        Add(command, "@From", period.From);
        Add(command, "@Until", period.Until);
        await using var reader = await command.ExecuteReaderAsync();
        var facts = new List<CaseFigureFacts>();
        while (await reader.ReadAsync())
        {
            facts.Add(CaseFigureTable.Read(reader));
        }

        return facts;
    }

    private static void Add(DbCommand command, string name, DateTimeOffset time)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = time.ToUnixTimeMilliseconds();
        command.Parameters.Add(parameter);
    }
}

/// <summary>The figures of a period.</summary>
/// <param name="Period">Of what was reported in it.</param>
/// <param name="CountedAt">When they were counted.</param>
/// <param name="Total">Of all districts.</param>
/// <param name="Districts">Of each that has any, by adcode.</param>
public sealed record CaseFigureReport(
    FigurePeriod Period, DateTimeOffset CountedAt, CaseFigures Total, ImmutableArray<DistrictFigures> Districts);

/// <summary>The figures of a district.</summary>
/// <param name="District">Its adcode.</param>
/// <param name="Total">Of all classes.</param>
/// <param name="Classes">Of each that has any, by id.</param>
public sealed record DistrictFigures(string District, CaseFigures Total, ImmutableArray<ClassFigures> Classes);

/// <summary>The figures of a class in a district.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="Figures">Its figures.</param>
public sealed record ClassFigures(string ClassId, CaseFigures Figures);

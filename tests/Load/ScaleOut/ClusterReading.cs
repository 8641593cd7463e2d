using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;

namespace RedStation.Tests.Load.ScaleOut;

/// <summary>What a cluster and its database have used up to a moment.</summary>
/// <param name="At">The moment.</param>
/// <param name="Silos">Seconds each silo has worked.</param>
/// <param name="Api">Seconds the api has worked.</param>
/// <param name="Postgres">Seconds PostgreSQL has worked.</param>
/// <param name="Own">Seconds this program has worked.</param>
/// <param name="Commits">Transactions committed.</param>
/// <param name="Bytes">The size of the database.</param>
public sealed record ClusterReading(long At, IReadOnlyList<double> Silos, double Api, double Postgres, double Own, long Commits, long Bytes)
{
    /// <summary>Reads it.</summary>
    public static async Task<ClusterReading> Of(OwnCluster cluster, MeasuredPostgres postgres, string database) => new(
        Moment.Now,
        [.. cluster.Silos.Select(silo => silo.Usage!.CpuSeconds)],
        cluster.Api.Usage!.CpuSeconds,
        postgres.CpuSeconds,
        Environment.CpuUsage.TotalTime.TotalSeconds,
        await postgres.Ask("postgres", $"SELECT xact_commit FROM pg_stat_database WHERE datname = '{database}'"),
        await postgres.Ask("postgres", $"SELECT pg_database_size('{database}')"));

    /// <summary>What was used since an earlier reading: cores busy, and commits a second.</summary>
    public Dictionary<string, double> Since(ClusterReading before)
    {
        var seconds = Moment.Seconds(before.At, At);
        var figures = new Dictionary<string, double>();
        foreach (var (number, worked) in Silos.Index())
        {
            figures[$"silo {number + 1}, cores busy"] = (worked - before.Silos[number]) / seconds;
        }

        figures["api, cores busy"] = (Api - before.Api) / seconds;
        figures["PostgreSQL, cores busy"] = (Postgres - before.Postgres) / seconds;
        figures["cores busy with measuring"] = (Own - before.Own) / seconds;
        figures["commits/s"] = (Commits - before.Commits) / seconds;
        figures["database growth, bytes/s"] = (Bytes - before.Bytes) / seconds;
        return figures;
    }
}

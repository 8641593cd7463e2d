using System.Globalization;
using System.Text;
using RedStation.Tests.Load.Identities;

namespace RedStation.Tests.Load.PortReports;

/// <summary>How often a server has written, by its own figures at <c>/metrics</c>.</summary>
public static class StorageWrites
{
    private const string Name = "redstation_storage_write_duration";

    /// <summary>Writes since its start, null when it does not say.</summary>
    public static async Task<double?> Count(Rest rest)
    {
        var (status, body) = await rest.Get("/metrics");
        return status != System.Net.HttpStatusCode.OK ? null : Read(Encoding.UTF8.GetString(body));
    }

    /// <summary>Reads the count out of the text; null when it is not in it.</summary>
    public static double? Read(string metrics)
    {
        var counts = metrics.Split('\n')
            .Where(line => line.StartsWith(Name, StringComparison.Ordinal) && line.Split('{', ' ')[0].EndsWith("_count", StringComparison.Ordinal))
            .Select(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture)).ToList();
        return counts.Count == 0 ? null : counts.Sum();
    }
}

using System.Globalization;
using System.Text;
using RedStation.Contracts.Stations;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Live;

/// <summary>A device's report of one port, as it goes over HTTP.</summary>
/// <param name="rest">Where to.</param>
/// <param name="run">Begins the operation ids of a run.</param>
public sealed class PortReport(Rest rest, string run)
{
    /// <summary>Sends it; false when it was not accepted.</summary>
    public async Task<bool> Send(PlannedStation station, long step, int port, PortStatus status, string? token)
    {
        var name = status switch { PortStatus.Charging => "charging", PortStatus.Faulted => "faulted", _ => "available" };
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"operationId\":\"{run}-{step}\",\"ports\":[{{\"port\":{port},\"status\":\"{name}\","
            + $"\"at\":\"{DateTime.UtcNow:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\"}}]}}");
        try
        {
            var (answer, _) = await rest.PostBytes(Path(station), token, Encoding.ASCII.GetBytes(body));
            return answer == System.Net.HttpStatusCode.OK;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>Where a station's reports go.</summary>
    public static string Path(PlannedStation station) => $"/api/v1/stations/{station.Id}/ports:report";
}

using System.Net;
using RedStation.Domain.Accounts;

namespace RedStation.Api.Devices.Mqtt;

/// <summary>
/// Connections of which nobody has signed in yet, by network: strangers of one network do not take the places of all devices.
/// </summary>
/// <param name="most">How many one network may have.</param>
internal sealed class StrangerPlaces(int most)
{
    private readonly Lock gate = new();
    private readonly Dictionary<EndPoint, string> networks = [];
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);

    /// <summary>Takes a place for a connection, until it is freed; says whether there was one.</summary>
    public bool Take(EndPoint connection)
    {
        var network = CallerNetwork.Of((connection as IPEndPoint)?.Address).Address;
        lock (gate)
        {
            var before = taken.GetValueOrDefault(network);
            if (before >= most || !networks.TryAdd(connection, network))
            {
                return false;
            }

            taken[network] = before + 1;
            return true;
        }
    }

    /// <summary>Frees a connection's place, if it still has one.</summary>
    public void Free(EndPoint connection)
    {
        lock (gate)
        {
            if (!networks.Remove(connection, out var network))
            {
                return;
            }

            if (--taken[network] == 0)
            {
                taken.Remove(network);
            }
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace RedStation.Tests.Cluster.Deploy;

/// <summary>What <c>deploy/local-cluster.sh</c> is told: this build, ports that are free, and a demo city that stands still.</summary>
public static class LocalOptions
{
    /// <summary>Options for so many silos and as many apis.</summary>
    public static Dictionary<string, string> Choose(int each)
    {
        Dictionary<string, string> options = new()
        {
            ["DEMO"] = "1",
            ["BUILD"] = "0",
            ["CONFIGURATION"] = Repository.Configuration,
            ["RedStation__DemoCity__Play"] = "false",
            ["SILOS"] = $"{each}",
            ["APIS"] = $"{each}",
        };
        foreach (var (name, port) in ((string[])["PROXY_PORT", "POSTGRES_PORT"]).Zip(Rows(2, 1)))
        {
            options[name] = $"{port}";
        }

        foreach (var (name, port) in ((string[])["API_PORT", "SILO_HTTP_PORT", "SILO_PORT", "GATEWAY_PORT"]).Zip(Rows(4, each)))
        {
            options[name] = $"{port}";
        }

        return options;
    }

    /// <summary>The first of so many free ports in a row, several times over.</summary>
    private static int[] Rows(int rows, int length)
    {
        List<TcpListener> held = [];
        List<int> firsts = [];
        try
        {
            for (var tries = 0; firsts.Count < rows; tries++)
            {
                Assert.True(tries < 1000, "No free ports.");
                var listener = FreePorts.Hold();
                var first = ((IPEndPoint)listener.LocalEndpoint).Port;
                TcpListener?[] row = [listener, .. Enumerable.Range(first + 1, length - 1).Select(FreePorts.TryHold)];
                held.AddRange(row.OfType<TcpListener>());
                if (!row.Contains(null))
                {
                    firsts.Add(first);
                }
            }

            return [.. firsts];
        }
        finally
        {
            held.ForEach(listener => listener.Stop());
        }
    }
}

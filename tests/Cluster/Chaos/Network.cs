using System.Diagnostics;
using System.Globalization;

namespace RedStation.Tests.Cluster.Chaos;

/// <summary>
/// A network with a switch, on which every process of a cluster is a machine of its own: a namespace with one end of a cable. Two
/// machines that are cut from one another still reach all others. Only root may do this.
/// </summary>
public sealed class Network : IAsyncDisposable
{
    private readonly string id;
    private readonly int subnet;
    private readonly List<string> machines = [];

    private Network(string id, int subnet) => (this.id, this.subnet) = (id, subnet);

    private string Switch => $"rs{id}";

    /// <summary>Makes a network, or tells why it may not.</summary>
    public static async Task<(Network? Network, string? Reason)> TryMake()
    {
        var number = Environment.ProcessId % 250;
        var network = new Network(number.ToString(CultureInfo.InvariantCulture), number + 1);
        var reason = await Ip("link", "add", network.Switch, "type", "bridge")
            ?? await Ip("addr", "add", network.Address(1) + "/24", "dev", network.Switch)
            ?? await Ip("link", "set", network.Switch, "up")
            ?? await network.Add("try");
        if (reason is null)
        {
            return (network, null);
        }

        await network.DisposeAsync();
        return (null, $"no network of namespaces: {reason}");
    }

    /// <summary>Adds a machine; why it could not, or null.</summary>
    public async Task<string?> Add(string machine)
    {
        var (name, near, far) = (Namespace(machine), $"{Switch}n{machines.Count}", $"{Switch}f{machines.Count}");
        machines.Add(machine);
        return await Ip("netns", "add", name)
            ?? await Ip("link", "add", near, "type", "veth", "peer", "name", far, "netns", name)
            ?? await Ip("link", "set", near, "master", Switch, "up")
            ?? await Ip("-n", name, "addr", "add", AddressOf(machine) + "/24", "dev", far)
            ?? await Ip("-n", name, "link", "set", far, "up")
            ?? await Ip("-n", name, "link", "set", "lo", "up");
    }

    /// <summary>The namespace that a machine is.</summary>
    public string Namespace(string machine) => $"{Switch}-{machine}";

    /// <summary>Where the others reach a machine.</summary>
    public string AddressOf(string machine) => Address(10 + machines.IndexOf(machine));

    /// <summary>Cuts two machines from one another, or heals that: packets between them are lost, without a word.</summary>
    public async Task Cut(string one, string other, bool cut)
    {
        foreach (var machine in new[] { one, other })
        {
            Assert.Null(await Run("bridge", "link", "set", "dev", $"{Switch}n{machines.IndexOf(machine)}", "isolated", cut ? "on" : "off"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var machine in machines)
        {
            await Ip("netns", "del", Namespace(machine));
        }

        await Ip("link", "del", Switch);
    }

    private string Address(int host) => string.Create(CultureInfo.InvariantCulture, $"10.213.{subnet}.{host}");

    private static Task<string?> Ip(params IEnumerable<string> arguments) => Run("ip", arguments);

    private static async Task<string?> Run(string program, params IEnumerable<string> arguments)
    {
        try
        {
            using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var error = await run.StandardError.ReadToEndAsync();
            await run.WaitForExitAsync();
            return run.ExitCode == 0 ? null : error.Trim();
        }
        catch (System.ComponentModel.Win32Exception absent)
        {
            return absent.Message;
        }
    }
}

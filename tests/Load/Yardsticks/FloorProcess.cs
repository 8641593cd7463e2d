using System.Globalization;
using RedStation.Contracts.Stations;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Live;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Stations;
using RedStation.Tests.Load.Wire;

namespace RedStation.Tests.Load.Yardsticks;

/// <summary>
/// The yardstick of the live map as a process of its own: see <see cref="FloorServer"/>. Changes reach it over a few hub lines, which is
/// the cheapest way there is, or over HTTP as they reach the product.
/// </summary>
public sealed class FloorProcess : ILiveTarget, IHubListener, IAsyncDisposable
{
    /// <summary>How long the variant that joins changes lets them wait: as long as the product does by default.</summary>
    public static readonly TimeSpan Coalesce = TimeSpan.FromMilliseconds(75);

    private const int Lines = 8;

    private readonly ChildProcess child;
    private readonly List<HubLine> lines = [];
    private readonly Rest rest;
    private readonly PortReport? report;

    private FloorProcess(ChildProcess child, Uri address, bool overHttp)
    {
        this.child = child;
        rest = new Rest(address);
        report = overHttp ? new PortReport(rest, "floor") : null;
        Hub = new Uri(address, "/floor");
        Usage = new ProcessUsage(child.Process);
    }

    /// <inheritdoc/>
    public Uri Hub { get; }

    /// <inheritdoc/>
    public ProcessUsage? Usage { get; }

    /// <summary>Starts it.</summary>
    /// <param name="run">Whose run.</param>
    /// <param name="stations">The stations, the same as the product's.</param>
    /// <param name="form">The form that phones watch in.</param>
    /// <param name="coalesce">How long changes are joined; nothing for a send each.</param>
    /// <param name="overHttp">Whether devices report over HTTP, to an endpoint that does nothing else.</param>
    public static async Task<FloorProcess> Start(Run run, StationPlan stations, LiveForm form, TimeSpan coalesce, bool overHttp)
    {
        var address = new Uri($"http://127.0.0.1:{FreePorts.Choose()}");
        var child = ChildProcess.Self(
            run.Folder.Path, "floor-server", "--listen", address.ToString(), "--form", form.Name,
            "--stations", stations.Stations.Count.ToString(CultureInfo.InvariantCulture),
            "--tiles", stations.Tiles.Count.ToString(CultureInfo.InvariantCulture),
            "--coalesce", coalesce.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        var floor = new FloorProcess(child, address, overHttp);
        await child.UntilAnswers(address);
        for (var number = 0; number < Lines; number++)
        {
            floor.lines.Add(await HubLine.Open(floor.Hub, null, new MessagePackCodec(), floor));
        }

        return floor;
    }

    /// <inheritdoc/>
    public Task Prepare(IReadOnlyList<ChangeTrack> tracks) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<bool> Publish(PlannedStation station, long step, int port, PortStatus status)
    {
        if (report is not null)
        {
            return await report.Send(station, step, port, status, null);
        }

        await lines[station.Number % Lines].Tell("Publish", station.Number, step);
        return true;
    }

    /// <inheritdoc/>
    public void Received(in HubMessage message)
    {
    }

    /// <inheritdoc/>
    public void Closed()
    {
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var line in lines)
        {
            await line.DisposeAsync();
        }

        rest.Dispose();
        Usage?.Dispose();
        await child.DisposeAsync();
    }
}

using System.Text.Json.Nodes;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Players;
using RedStation.Contracts.Devices;

namespace RedStation.Api.Demo;

/// <summary>
/// A charger that speaks OCPP 1.6 with this process, as a vendor's would. A rider of the demo comes and goes with a card; whoever looks can start and
/// stop from their phone, and watch the energy. It stands at a station whose own controller never spoke.
/// </summary>
internal sealed class DemoCharger : IDemoPart
{
    /// <summary>Its name.</summary>
    public const string Identity = "demo-charger";

    /// <summary>The card that it is shown when nobody else comes.</summary>
    private const string Card = "DEMO0001";

    private const string Operation = "demo charger";
    private const int Most = 4;

    private static readonly AccountIdentity Rider = new("played-charging-rider", Roles.Rider, "充电骑手", [], null);

    private readonly DemoStation? station;
    private readonly DemoRegistration registration;
    private readonly PlayerApi api;
    private readonly TimeProvider clock;
    private readonly DemoConnector[] connectors;

    /// <summary>Places it.</summary>
    public DemoCharger(DemoCity city, DemoRegistration registration, PlayerApi api, TimeProvider clock)
    {
        // The cabinet has the last of them. One that never shuts is there for whoever looks, at any time.
        var silent = city.Stations.Where(one => one.Part == DemoStationPart.Silent && one.Definition.Ports > 0).SkipLast(1).ToList();
        station = silent.LastOrDefault(one => one.Definition.Hours is null) ?? silent.LastOrDefault();
        (this.registration, this.api, this.clock) = (registration, api, clock);
        connectors = [.. Enumerable.Range(1, Math.Min(Most, station?.Definition.Ports ?? 0)).Select(number => new DemoConnector(number))];
    }

    /// <summary>Where it stands; null when there is no such station.</summary>
    public string? StationId => station?.Id;

    /// <inheritdoc/>
    public async Task Run(CancellationToken cancellation)
    {
        if (station is null || await registration.Register(Identity, Operation, station.Id, EquipmentKind.Ocpp16, connectors.Length) is not { } key)
        {
            return;
        }

        var server = await api.WhenReady(cancellation);
        await api.Post<JsonNode>(
            Rider, "/api/v1/riders/me/cards", new { operationId = "demo-charger-card", number = Card, label = "演示卡" }, cancellation);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var play = new ChargerPlay(connectors, Card, clock);
        using var line = new ChargerLine(play.Obey);
        await line.Connect(server, Identity, key, cancellation);
        var listening = line.Listen(over.Token);
        var playing = play.Run(line, over.Token);
        var first = await Task.WhenAny(listening, playing);
        await over.CancelAsync();
        await Task.WhenAll(listening, playing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
        throw new IOException("The demo's charger has lost its line.");
    }
}

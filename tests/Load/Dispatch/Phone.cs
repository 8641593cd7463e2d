using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using RedStation.Contracts;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Wire;

namespace RedStation.Tests.Load.Dispatch;

/// <summary>A rider's phone: reports where it is, and hands on what is offered.</summary>
public sealed class Phone(RiderIdentity rider) : IHubListener, IAsyncDisposable
{
    private static readonly JsonCodec Codec = new();

    private HubLine? line;

    /// <summary>Whose.</summary>
    public RiderIdentity Rider => rider;

    /// <summary>Its line.</summary>
    public HubLine Line => line ?? throw new InvalidOperationException("The phone is not connected.");

    /// <summary>Called with every offer. Must not wait.</summary>
    public Action<Phone, JsonNode>? Offered { get; set; }

    /// <summary>Calls that the hub refused without being asked for an answer, and lines that broke.</summary>
    public int Dropped { get; private set; }

    /// <summary>Connects.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="token">The access token, or null for a hub that wants none.</param>
    public async Task Connect(Uri hub, string? token) => line = await HubLine.Open(hub, token, Codec, this);

    /// <summary>Begins to work.</summary>
    public Task GoOnDuty(GeoPoint here) => Line.Ask("GoOnDuty", new Dictionary<string, object?> { ["lat"] = here.Lat, ["lon"] = here.Lon });

    /// <summary>Says where it is.</summary>
    public Task Report(GeoPoint here) => Line.Tell(Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"type\":1,\"target\":\"ReportPosition\",\"arguments\":"
        + $"[{{\"lat\":{here.Lat:0.000000},\"lon\":{here.Lon:0.000000},\"accuracyM\":8}}]}}\u001e")));

    /// <inheritdoc/>
    public void Received(in HubMessage message)
    {
        if (Offered is { } offered && message.Calls("TaskOffered"u8))
        {
            offered(this, JsonNode.Parse(message.Body.Span)![0]!);
        }
    }

    /// <inheritdoc/>
    public void Closed() => Dropped++;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => line?.DisposeAsync() ?? ValueTask.CompletedTask;
}

using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>What a rider's page tells the hub of where its rider is, read off the line.</summary>
public sealed class ReportedPositions
{
    private const char EndOfMessage = '\u001e';

    private readonly ConcurrentQueue<JsonNode> sent = new();

    /// <summary>Listens to a page; before it signs in.</summary>
    public ReportedPositions(IPage page) => page.WebSocket += (_, line) => line.FrameSent += (_, frame) => Hear(frame.Text);

    /// <summary>The calls that say where the rider is, oldest first: their arguments.</summary>
    public IReadOnlyList<JsonNode> All => [.. sent];

    /// <summary>Waits until a place has been told of that is near another.</summary>
    public Task Near(double lat, double lon) => Until.True(
        () => sent.Any(place => IsNear(place, lat, lon)), $"a report of {lat}, {lon}");

    /// <summary>Fails when a place was told of that is none of these.</summary>
    public void AreOnlyNear(params (double Lat, double Lon)[] places) =>
        Assert.All(sent, told => Assert.Contains(places, place => IsNear(told, place.Lat, place.Lon)));

    private static bool IsNear(JsonNode place, double lat, double lon) =>
        Math.Abs((double)place["lat"]! - lat) < 0.001 && Math.Abs((double)place["lon"]! - lon) < 0.001;

    private void Hear(string? text)
    {
        foreach (var message in text?.Split(EndOfMessage, StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (message.Contains("\"lat\"", StringComparison.Ordinal) && JsonNode.Parse(message)?["arguments"]?[0] is { } place)
            {
                sent.Enqueue(place);
            }
        }
    }
}

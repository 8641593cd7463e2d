using System.Text.Json;
using System.Text.Json.Nodes;
using MessagePack;
using RedStation.Api.Http.Json;
using RedStation.Api.Live;
using RedStation.Api.Realtime;
using RedStation.Api.Stations;
using RedStation.Contracts;
using RedStation.Contracts.Stations;

namespace RedStation.Tests.Api.Live;

public sealed class TileFormattersTests
{
    private static readonly StationSummaryWire[] Stations =
    [
        new(
            "s-1", "西湖驿站", "330106", new GeoPoint(30.25, 120.15), true, new PortCounts(20, 1, 2, 3, 4, 10),
            [.. Enum.GetValues<StationService>()], 1_800_000_000_123, DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_120), true,
            StationCondition.Free, true),
        new(
            "s-2", "", "330110", new GeoPoint(-0.5, 1e-7), false, new PortCounts(0, 0, 0, 0, 0, 0), [], 1, null, false, StationCondition.NoPorts,
            false),
    ];

    public static TheoryData<object> Messages =>
    [
        new TileState("13/1/2", 1_800_000_000_000_001, Stations),
        new TileState("13/1/2", 0, []),
        new TileChange("13/1/2", 5, 6, Stations),
        new CompactState("13/1/2", 300, 255, 1_800_000_000_120, Stations),
        new[] { new TileState("13/1/2", 7, Stations), new TileState("13/1/3", 8, []) },
    ];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_InMessagePack_SaysWhatItSaysInJson(object message)
    {
        var packed = JsonNode.Parse(MessagePackSerializer.ConvertToJson(
            MessagePackSerializer.Serialize(
                message.GetType(), message, WireMessagePack.With(TileFormatters.All), TestContext.Current.CancellationToken),
            cancellationToken: TestContext.Current.CancellationToken));
        var json = JsonSerializer.SerializeToNode(message, message.GetType(), WireJson.Options);

        Assert.True(JsonNode.DeepEquals(json, packed), $"{json!.ToJsonString()}\n{packed!.ToJsonString()}");
    }
}

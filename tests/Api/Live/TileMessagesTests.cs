using System.Text.Json;
using System.Text.Json.Nodes;
using MessagePack;
using RedStation.Api.Http.Json;
using RedStation.Api.Live;
using RedStation.Api.Realtime;
using RedStation.Api.Stations;
using RedStation.Contracts;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Stations;
using RedStation.Contracts.Tasks;

namespace RedStation.Tests.Api.Live;

public sealed class TileMessagesTests
{
    private static readonly DateTimeOffset SomeTime = new(2026, 11, 24, 12, 0, 0, 5, TimeSpan.FromHours(8));

    private static readonly StationSummaryWire[] Stations =
    [
        StationWire.Summary(new(
            "s-1", "西湖驿站", "330106", new GeoPoint(30.25, 120.15), true, new PortCounts(20, 1, 2, 3, 4, 10),
            [.. Enum.GetValues<StationService>()], 1_800_000_000_123, DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_120), true, true)),
        StationWire.Summary(new("s-2", "", "330110", new GeoPoint(-0.5, 1e-7), false, new PortCounts(0, 0, 0, 0, 0, 0), [], 1, default, false)),
        StationWire.Nearby(new("s-3", "近", "330110", new GeoPoint(30, 120), false, new PortCounts(1, 0, 0, 0, 0, 1), [], 1, default, false), 250),
    ];

    public static TheoryData<object> Messages =>
    [
        new TileState("13/1/2", 1_800_000_000_000_001, Stations),
        new TileState("13/1/2", 0, []),
        new TileChange("13/1/2", 5, 6, Stations),
        new CompactState("13/1/2", 300, 255, 1_800_000_000_120, Stations),
        StationWire.Detail(new(
            new("s-4", "全", "330106", new GeoPoint(30, 120), true, new PortCounts(2, 1, 1, 0, 0, 0), [StationService.Water], 7, SomeTime, true),
            [
                new PortState(1, PortStatus.Reserved, SomeTime, SomeTime, PortHolder.Rider, SomeTime),
                new PortState(2, PortStatus.Available, default, null),
            ],
            new(
                "全", "330106", new GeoPoint(30, 120), 2, [StationService.Water], new OpeningHours(new(8, 0), new(20, 0)), DoorPolicy.Hours,
                null, "路 1 号")), true),
        new RiderCard("r-1", "小张", RiderTier.Partner, null, 7, 12.5m),
        GovernanceTaskStatus.InProgress,
        new[] { new TileState("13/1/2", 7, Stations), new TileState("13/1/3", 8, []) },
    ];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_InMessagePack_SaysWhatItSaysInJson(object message)
    {
        var packed = JsonNode.Parse(MessagePackSerializer.ConvertToJson(
            MessagePackSerializer.Serialize(message.GetType(), message, WireMessagePack.Options, TestContext.Current.CancellationToken),
            cancellationToken: TestContext.Current.CancellationToken));
        var json = JsonSerializer.SerializeToNode(message, message.GetType(), WireJson.Options);

        Assert.True(JsonNode.DeepEquals(json, packed), $"{json!.ToJsonString()}\n{packed!.ToJsonString()}");
    }
}

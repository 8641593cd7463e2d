using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Stations;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Operations;
using RedStation.Domain.Riders;
using RedStation.Domain.Stations;
using RedStation.Domain.Tasks;
using RedStation.Storage.GrainState;
using RedStation.Tests.Grains.Projections;

namespace RedStation.Tests.Grains.Storage;

public sealed class GrainStateSerializerTests
{
    private static readonly GrainStateSerializer Serializer = new();

    [Fact]
    public void Station_RoundTrip_IsTheSame()
    {
        var state = new StationRecord
        {
            Definition = new StationDefinition(
                "西湖驿站", "330106", new GeoPoint(30.25, 120.15), 2, [StationService.Charging],
                new OpeningHours(new TimeOnly(8, 0), new TimeOnly(22, 30)), default, null, "文三路"),
            Revision = 1_790_000_000_000,
            Holds = [new PortHold(2, new HeldPort("res-1", "r1", SomeTasks.Noon.AddMinutes(10), "op-1"))],
            Owed = [new PendingNotification("r2", "res-0", ReservationEnd.Expired)],
            Operations = new OperationLog().With("op-1", "abc", new Balance(1, 0.5m), granted: true),
        };

        Same(state);
        Assert.Equal(state.Holds, RoundTrip(state).Holds);
        Assert.Equal(state.Definition.Hours, RoundTrip(state).Definition!.Hours);
    }

    [Fact]
    public void Ports_RoundTrip_AreTheSame()
    {
        var state = new PortsRecord
        {
            Revision = 1_790_000_000_000,
            HeardAt = SomeTasks.Noon,
            Ports = [new PortRecord { Reported = PortStatus.Charging, At = SomeTasks.Noon }, new PortRecord()],
            Reports = new ReportLog()
                .With(new RecordedReport("op-1", "abc", new PortReportResult(1, 0, 0, 7), null))
                .With(new RecordedReport("op-2", "def", null, StationRefusal.PortNotFound)),
        };

        Same(state);
        Assert.Equal(state.Ports, RoundTrip(state).Ports);
        Assert.Equal(state.Reports.Entries, RoundTrip(state).Reports.Entries);
    }

    [Fact]
    public void Rider_RoundTrip_IsTheSame()
    {
        var state = new RiderState
        {
            DisplayName = "小张",
            Skills = [Skill.Mediation, Skill.FirstAid],
            UsedCredentials = [new UsedCredential("nonce", "s1", SomeTasks.Noon)],
            Duty = new DutyState
            {
                Since = SomeTasks.Noon,
                Past = [new DutySpan(SomeTasks.Noon.AddHours(-6), SomeTasks.Noon.AddHours(-4))],
                Day = new DateOnly(2026, 11, 24),
                Before = TimeSpan.FromMinutes(125),
            },
            ActiveTask = SomeTasks.Task("t1"),
        };

        Same(state);
        Assert.Equal(state.Duty.Past, RoundTrip(state).Duty.Past);
        Assert.Equal(state.Duty with { Past = [] }, RoundTrip(state).Duty with { Past = [] });
        Assert.Equal(state.Skills, RoundTrip(state).Skills);
    }

    [Fact]
    public void Task_RoundTrip_IsTheSame() => Same(new TaskState
    {
        Status = GovernanceTaskStatus.InProgress,
        CreatedAt = SomeTasks.Noon,
        Declined = ["r1", "r2"],
        History = SomeTasks.Task("t1").History,
    });

    [Fact]
    public void Empty_States_RoundTrip()
    {
        Same(new StationRecord());
        Same(new PortsRecord());
        Same(new RiderState());
        Same(new TaskState());
    }

    [Fact]
    public void Text_OfAState_HasNamesNotTypesOrNumbers()
    {
        var text = Serializer.Serialize(new Reading(PortStatus.Charging, SomeTasks.Noon, null)).ToString();

        Assert.Equal("""{"status":"charging","at":"2026-11-24T04:00:00.123+00:00"}""", text);
    }

    [Fact]
    public void Chinese_IsStoredAsItIs() =>
        Assert.Contains("驿站", Serializer.Serialize(new Note { Text = "驿站" }).ToString(), StringComparison.Ordinal);

    [Fact]
    public void ImmutableArray_NeverSetOrNull_IsEmpty()
    {
        Assert.Equal("""{"skills":[]}""", Serializer.Serialize(new Held(default)).ToString());
        Assert.Empty(Read<Held>("""{"skills":null}""").Skills);
        Assert.Empty(Read<RiderState>("{}").Skills);
    }

    [Fact]
    public void Read_PropertyOfANewerVersion_IsIgnored() =>
        Assert.Equal("kept", Read<Note>("""{"text":"kept","future":{"a":[1]}}""").Text);

    [Fact]
    public void Read_NumberForAnEnum_IsRefused() =>
        Assert.Throws<System.Text.Json.JsonException>(() => Read<Reading>("""{"status":2}"""));

    private static T Read<T>(string json) => Serializer.Deserialize<T>(BinaryData.FromString(json));

    private static T RoundTrip<T>(T state) => Serializer.Deserialize<T>(Serializer.Serialize(state));

    private static void Same<T>(T state) =>
        Assert.Equal(Serializer.Serialize(state).ToString(), Serializer.Serialize(RoundTrip(state)).ToString());

    private sealed record Reading(PortStatus Status, DateTimeOffset At, string? Remark);

    private sealed record Held(ImmutableArray<Skill> Skills);
}

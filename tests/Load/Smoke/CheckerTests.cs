using System.Text;
using System.Text.Json.Nodes;
using RedStation.Domain.Webhooks;
using RedStation.Tests.Load.Dispatch;
using RedStation.Tests.Load.Duties;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Live;
using RedStation.Tests.Load.PortReports;
using RedStation.Tests.Load.Recognise;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Stations;
using RedStation.Tests.Load.Wire;
using RedStation.Tests.Load.Yardsticks;

namespace RedStation.Tests.Load.Smoke;

/// <summary>The checkers must be able to fail, and the readers of all forms to read: a tool that finds everything right proves nothing.</summary>
public static class CheckerTests
{
    private static readonly PlannedStation Station = new StationPlan(1, 1).Stations[0];

    /// <summary>The tests by name; each throws what is wrong.</summary>
    public static IReadOnlyList<(string Name, Action Test)> All { get; } =
    [
        ("LiveVerifier_SameState_FindsNothing", () => Expect(Difference(_ => { }, figures => figures) is null)),
        (
            "LiveVerifier_WatcherWithOneCountWrong_IsFound",
            () => Expect(Difference(_ => { }, figures => figures with { Available = figures.Available - 1 }) is not null)),
        (
            "LiveVerifier_WatcherWithAnOldRevision_IsFound",
            () => Expect(Difference(_ => { }, figures => figures with { Revision = figures.Revision - 1 }) is not null)),
        (
            "LiveVerifier_StationTheWatcherNeverHeardOf_IsFound",
            () => Expect(Difference(served => served["load-99999"] = default, figures => figures) is not null)),
        ("CreditVerifier_DoubleAndLostCredit_AreFound", Credits),
        ("DutyVerifier_LostDoubledAndTellingDuties_AreFound", Duties),
        ("RecognitionVerifier_RefusalAndAnotherRidersName_AreFound", Recognitions),
        ("PortCycle_EveryStep_HasCountsOfItsOwn", Cycle),
        ("ChangeTrack_JoinedAndRepeatedStates_CountEachChangeOnce", Track),
        ("FrameBuffer_FramesCutAnywhere_GiveTheSameBytes", Frames),
        ("Forms_WholeAndChange_AreReadAlikeInAllForms", Forms),
        ("Latencies_WorkThatWaitedForTheServer_CountsFromWhenItWasDue", Omission),
        (
            "StorageWrites_MetricsText_GivesTheCount",
            () => Expect(StorageWrites.Read(
                "# HELP x\nredstation_storage_write_duration_seconds_count{kind=\"grain\"} 7\n"
                + "redstation_storage_write_duration_seconds_sum 0.5\n") == 7)),
    ];

    private static string? Difference(Action<Dictionary<string, StationFigures>> serve, Func<StationFigures, StationFigures> distort)
    {
        var messages = new FloorMessages(LiveForm.Of("json"), new StationPlan(1, 1));
        var book = new StationRegistry([new ChangeTrack(Station)]);
        var map = new WatchedMap(LiveForm.Of("json"), book, null) { Distort = distort };
        map.Asked();
        map.Take(Completion(LiveForm.Of("json"), messages));
        var truth = new WatchedMap(LiveForm.Of("json"), book, null);
        truth.Asked();
        truth.Take(Completion(LiveForm.Of("json"), messages));
        var served = truth.Tiles.Values.Single().Stations.ToDictionary(pair => book.Name(pair.Key), pair => pair.Value.Figures);
        serve(served);
        return LiveVerifier.Difference(map, Station.Tile.ToString(), served, book);
    }

    private static void Credits()
    {
        Case[] cases = [new Case("t1", 3) { Verified = true, Assigned = { "a" } }, new Case("t2", 5) { Assigned = { "a" } }];
        var before = new Dictionary<string, int> { ["a"] = 10, ["b"] = 0 };
        List<string> Wrong(int a, int b) => CreditVerifier.Wrong(before, new Dictionary<string, int> { ["a"] = a, ["b"] = b }, cases);
        Expect(Wrong(13, 0).Count == 0);
        Expect(Wrong(16, 0).Count == 1);
        Expect(Wrong(10, 0).Count == 1);
        Expect(Wrong(13, 3).Count == 1);
    }

    private static void Duties()
    {
        (Case, JsonNode) Task(string status) =>
            (new Case("t1", 3), JsonNode.Parse($$"""{"exemptions":[{"dutyId":"d1","status":"{{status}}"}]}""")!);
        ToldDuty Told(string type, string payload = "{}", string duty = "d1", WebhookVerdict verdict = WebhookVerdict.Genuine) =>
            new(type, duty, 15, verdict, 0, payload);
        var (began, ended) = (Told(ToldDuty.Started), Told(ToldDuty.Ended));
        int Found(string status, params ToldDuty[] told) => DutyVerifier.Wrong([Task(status)], told).Count();
        Expect(Found("granted", began, ended) == 0);
        Expect(Found("asked", began, ended) == 1);
        Expect(Found("granted", began) == 1);
        Expect(Found("granted", began, began, ended) == 1);
        Expect(Found("granted", began, ended, Told(ToldDuty.Started, duty: "d2")) == 1);
        Expect(Found("granted", began, Told(ToldDuty.Ended, verdict: WebhookVerdict.Forged)) == 1);
        Expect(Found("granted", began, Told(ToldDuty.Ended, """{"where":[30.27415,120.15507]}""")) == 1);
        Expect(Found("granted", began, Told(ToldDuty.Ended, """{"Lat":30}""")) == 1);
        Expect(DutyVerifier.Asked(["a", "b"], new HashSet<string> { "b" }).Count() == 1);
    }

    private static void Recognitions()
    {
        Reading Answered(int status, string body) => new(new Shown(new RiderIdentity("a", ""), "c"), "s", "o", status, body);
        Expect(RecognitionVerifier.Wrong(Answered(200, """{"rider":{"id":"a"}}""")) is null);
        Expect(RecognitionVerifier.Wrong(Answered(200, """{"rider":{"id":"b"}}""")) is not null);
        Expect(RecognitionVerifier.Wrong(Answered(403, """{"code":"credential_used"}""")) is not null);
    }

    private static void Cycle()
    {
        foreach (var ports in Enumerable.Range(10, 15))
        {
            var cycle = new PortCycle(ports);
            var status = Enumerable.Repeat(Contracts.Stations.PortStatus.Available, ports).ToArray();
            for (var step = 0L; step < 3 * cycle.Length; step++)
            {
                var (port, next) = cycle.Change(step);
                Expect(status[port - 1] != next);
                status[port - 1] = next;
                var available = status.Count(one => one == Contracts.Stations.PortStatus.Available);
                var charging = status.Count(one => one == Contracts.Stations.PortStatus.Charging);
                var faulted = status.Count(one => one == Contracts.Stations.PortStatus.Faulted);
                Expect((available, charging, faulted) == cycle.Counts(step + 1));
                Expect(cycle.Place(available, charging, faulted) == (step + 1) % cycle.Length);
            }
        }
    }

    private static void Track()
    {
        var track = new ChangeTrack(Station);
        StationFigures After(long steps)
        {
            var (available, charging, faulted) = track.Cycle.Counts(steps);
            return new StationFigures(0, 0, true, true, Station.Ports, available, 0, charging, faulted, 0, 0, false);
        }

        Expect(track.StepOf(After(0), -1) == 0);
        for (var step = 0; step < 100; step++)
        {
            track.Begin(step);
        }

        Expect(track.StepOf(After(98), -1) == 98);
        Expect(track.StepOf(After(100), 97) == 100);
        Expect(track.StepOf(After(97), 97) == 97);
        Expect(track.StepOf(After(95), 97) == 97);
    }

    private static void Frames()
    {
        byte[] first = [.. Enumerable.Range(0, 300).Select(number => (byte)number)];
        byte[] second = [1, 2, 3];
        byte[] wire = [0x02, 126, 1, 44, .. first, 0x89, 2, 9, 9, 0x80, 3, .. second];
        for (var cut = 1; cut < wire.Length; cut++)
        {
            var buffer = new FrameBuffer();
            foreach (var part in (byte[][])[wire[..cut], wire[cut..]])
            {
                part.CopyTo(buffer.Space());
                buffer.Arrived(part.Length);
            }

            Expect(buffer.Ready.Span.SequenceEqual((byte[])[.. first, .. second]) && buffer.PingAsked);
            buffer.Consume(300);
            Expect(buffer.Ready.Span.SequenceEqual(second));
        }
    }

    private static void Forms()
    {
        var plan = new StationPlan(3, 1);
        foreach (var form in LiveForm.All)
        {
            var tracks = plan.Stations.Select(station => new ChangeTrack(station)).ToList();
            var book = new StationRegistry(tracks);
            var (messages, tally, missed) = (new FloorMessages(form, plan), new LiveTally(), 0);
            var map = new WatchedMap(form, book, tally) { Missed = _ => missed++ };
            map.Asked();
            map.Take(Completion(form, messages));
            tracks[1].Begin(Moment.Now);
            tracks[1].Begin(Moment.Now);
            map.Take(Change(form, messages, [(1, 2)], 1));
            var held = map.Tiles.Values.Single().Stations.Values.ToList()[1].Figures;
            Expect((held.Available, held.Charging) == (plan.Stations[1].Ports - 2, 2));
            Expect(tally.Delivered == 2);
            map.Take(Change(form, messages, [(1, 3)], 3));
            Expect(missed == 1 && tally.Gaps == 1);
        }
    }

    private static void Omission()
    {
        var pacer = new Pacer(Moment.Now - Moment.Second, 10);
        Expect(pacer.Wait(5, default).AsTask().Result == pacer.Due(5));
        var early = pacer.Wait(11, default).AsTask().Result;
        Expect(early >= pacer.Due(11));
    }

    private static HubMessage Completion(LiveForm form, FloorMessages messages)
    {
        var whole = messages.Whole(Station.Tile);
        return form.IsCompact
            ? new HubMessage(HubMessageKind.Invocation, 0, "s"u8.ToArray(), Body(form, whole), null)
            : new HubMessage(HubMessageKind.Completion, 1, default, Body(form, whole), null);
    }

    private static HubMessage Change(LiveForm form, FloorMessages messages, IReadOnlyList<(int Station, long Steps)> changes, long turn) =>
        new(HubMessageKind.Invocation, 0, Encoding.ASCII.GetBytes(messages.Method), Body(form, messages.Change(Station.Tile, changes, turn)), null);

    private static byte[] Body(LiveForm form, object argument) => form.Codec.IsBinary
        ? MessagePack.MessagePackSerializer.Serialize<object[]>([argument], FloorServer.Packing)
        : System.Text.Json.JsonSerializer.SerializeToUtf8Bytes<object[]>([argument]);

    private static void Expect(bool holds, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(holds))] string what = "")
    {
        if (!holds)
        {
            throw new InvalidOperationException("Expected: " + what);
        }
    }
}

using RedStation.Tests.Load.Dispatch;
using RedStation.Tests.Load.Duties;
using RedStation.Tests.Load.Live;
using RedStation.Tests.Load.Recognise;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.City;

/// <summary>Everything at once, in Hangzhou's proportions.</summary>
public sealed class CityScenario : IScenario
{
    private const double CityKm = 6;

    /// <inheritdoc/>
    public string Name => "city";

    /// <inheritdoc/>
    public string About =>
        "live map, recognition, dispatch and a delivery platform's duties together in Hangzhou's proportions "
        + "(--scale 0.01 … 1, here 0.02 unless said otherwise)";

    /// <inheritdoc/>
    public async Task Execute(Run run)
    {
        var city = new CityProportions(run.Arguments.Number("scale", 0.02, 0.0001, 1));
        var form = LiveForm.Of(run.Arguments.OneOf("protocol", "compact", "messagepack", "json"));
        var (duration, warmUp) = (run.Arguments.Seconds("duration", 30), run.Arguments.Seconds("warm-up", 10));
        await using var target = await LoadTarget.Open(run, PlayedPlatform.ServerSetting);
        run.Arguments.RefuseUnknown();
        var stations = new StationPlan(city.Stations, city.Tiles);
        run.Progress($"{city.Stations} stations, {city.Watchers} watchers, {city.Riders} riders on duty");
        await target.Import(stations);
        await using var stage = new LiveStage(new ProductLive(target), stations, form);
        await stage.Target.Prepare(stage.Tracks);
        var tally = new LiveTally();
        await stage.Connect(city.Watchers, tally);

        var riders = await target.Identities.Riders(city.Riders);
        var admin = await target.Identities.Admin();
        var before = await CreditVerifier.Points(target.Rest, riders);
        var crowd = new RiderCrowd(riders.Count, CityKm);
        // A deployment that is not ours posts to no machine of ours: there the platform's part is left out.
        await using var linked = target.Own is null ? null : await LinkedRiders.Of(target, riders);
        await using var phones = await Phones.OnDuty(target, riders, crowd);
        var readers = await Readers.SignIn(target.Rest, target.Identities, stations.Stations);

        var flow = new TaskFlow(target, phones.All, crowd, admin, city.Tasks);
        await using (flow)
        await using (var positions = new Positions(phones.All, crowd, city.Positions))
        await using (var reporters = stage.Report(city.PortChanges))
        {
            using var stop = new CancellationTokenSource();
            var reading = readers.Show(async number => await readers.Fetch(riders[(int)(number % riders.Count)]), city.Recognitions, stop.Token);
            await Task.Delay(warmUp);
            await Measure(run, stage, tally, reporters, positions, readers, flow, duration);
            await stop.CancelAsync();
            await reading;
        }

        flow.Tell(run.Report);
        if (linked is not null)
        {
            await linked.Check(run, flow, warmUp + duration);
        }

        await LiveVerifier.Check(stage, target.Rest, run.Report);
        await RecognitionVerifier.Check(readers, run.Report);
        await CreditVerifier.Check(target.Rest, admin, riders, before, [.. flow.Cases], run.Report);
    }

    private static async Task Measure(
        Run run, LiveStage stage, LiveTally tally, Reporters reporters, Positions positions, Readers readers, TaskFlow flow, TimeSpan duration)
    {
        // One window tells the server's CPU; the others only time what is theirs.
        var live = LiveWindow.Measure(run, "live map, with the CPU of everything", stage, tally, reporters, duration);
        Measurement[] others = await Task.WhenAll(
            Window.Measure(run, "positions", "positions", positions.Latencies, null, duration),
            Window.Measure(run, "recognitions, riders fetch as they go", "recognitions", readers.Latencies, null, duration, () => readers.Errors),
            Window.Measure(run, "task due → first offer", "tasks", flow.FirstOffer, null, duration, () => flow.Errors));
        await live;
        foreach (var other in others)
        {
            run.Report.Add(other);
        }
    }
}

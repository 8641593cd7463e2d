using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Yardsticks;

namespace RedStation.Tests.Load.Dispatch;

/// <summary>The part of dispatch that goes through the hub: real lines, positions, offers, credits; and Redis behind a bare hub.</summary>
public static class PhonesPart
{
    private const double CityKm = 2.5;

    /// <summary>Runs it.</summary>
    public static async Task Run(Run run, double scale, RedisServer? redis)
    {
        var count = run.Arguments.Whole("phones", Math.Max(10, (int)(500 * scale)));
        var rate = run.Arguments.Number("rate", 4_000 * scale, 0.1, 1_000_000);
        var tasks = run.Arguments.Number("tasks", Math.Max(0.5, 5 * scale), 0.01, 10_000);
        var duration = run.Arguments.Seconds("duration", 20);
        var warmUp = run.Arguments.Seconds("warm-up", 5);
        var crowd = new RiderCrowd(count, CityKm);
        Measurement product;
        await using (var target = await LoadTarget.Open(run))
        {
            run.Arguments.RefuseUnknown();
            run.Progress($"{count} riders sign in and go on duty");
            var riders = await target.Identities.Riders(count);
            var before = await CreditVerifier.Points(target.Rest, riders);
            await using var phones = await Phones.OnDuty(target, riders, crowd);
            product = await Move(run, "product, positions through the hub", phones.All, crowd, rate, target.Usage, warmUp, duration);
            await Work(run, target, phones.All, crowd, rate, tasks, duration, riders, before);
        }

        if (redis is not null)
        {
            await Redis(run, redis, count, crowd, rate, warmUp, duration, product);
        }
    }

    private static async Task Work(
        Run run, LoadTarget target, IReadOnlyList<Phone> phones, RiderCrowd crowd, double rate, double tasks, TimeSpan duration,
        IReadOnlyList<RiderIdentity> riders, IReadOnlyDictionary<string, int> before)
    {
        var admin = await target.Identities.Admin();
        await using var positions = new Positions(phones, crowd, rate / 4);
        TaskFlow flow;
        await using (flow = new TaskFlow(target, phones, crowd, admin, tasks))
        {
            var offers = await Window.Measure(
                run, "product, task due → first offer on a phone", "tasks", flow.FirstOffer, target.Usage, duration, () => flow.Errors);
            run.Report.Add(offers);
        }

        var accepting = flow.Accepting.Percentiles();
        run.Report.Add(new Measurement("product, accepting tap → answer")
        {
            Rate = flow.Accepting.Count / duration.TotalSeconds,
            Unit = "accepts",
            Latency = accepting,
        });
        flow.Tell(run.Report);
        var cases = flow.Cases.ToList();
        await CreditVerifier.Check(target.Rest, admin, riders, before, cases, run.Report);
        var verified = cases.Count(one => one.Verified);
        run.Report.Note(
            $"{verified} of {cases.Count} tasks were verified, each verified twice with one operation id and credited once; "
            + "the others found nobody in time.");
        if (verified == 0)
        {
            run.Report.Fail("No task came as far as being verified.");
        }
    }

    private static async Task Redis(
        Run run, RedisServer redis, int count, RiderCrowd crowd, double rate, TimeSpan warmUp, TimeSpan duration, Measurement product)
    {
        var address = new Uri($"http://127.0.0.1:{FreePorts.Choose()}");
        await using var hub = ChildProcess.Self(
            run.Folder.Path, "redis-server", "--listen", address.ToString(), "--redis-port",
            redis.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await hub.UntilAnswers(address);
        using var usage = new ProcessUsage(hub.Process, redis.Process);
        var riders = Enumerable.Range(0, count).Select(number => new RiderIdentity(crowd.Ids[number], "")).ToList();
        await using var phones = await Phones.Connect(riders, rider => new Uri(address, "/hubs/rider?rider=" + rider.Id), _ => null);
        var yardstick = await Move(run, "redis behind a bare hub", phones.All, crowd, rate, usage, warmUp, duration);
        if (await redis.Riders() is var known && known != count)
        {
            run.Report.Fail($"The yardstick knows {known} of {count} riders: it was measured doing nothing.");
        }

        run.Report.Add(new Mark(
            "dispatch: positions per server CPU second through hubs, against redis", "≥ 1 ×",
            product.Figures.GetValueOrDefault(PerCpu, double.NaN) / yardstick.Figures.GetValueOrDefault(PerCpu, double.NaN), 1, true,
            "redis: hub, client and server together"));
    }

    private const string PerCpu = "positions per server CPU second";

    private static async Task<Measurement> Move(
        Run run, string name, IReadOnlyList<Phone> phones, RiderCrowd crowd, double rate, ProcessUsage? usage, TimeSpan warmUp, TimeSpan duration)
    {
        await using var positions = new Positions(phones, crowd, rate);
        await Task.Delay(warmUp);
        var measured = await Window.Measure(run, name, "positions", positions.Latencies, usage, duration, () => phones.Sum(phone => phone.Dropped));
        var figures = new Dictionary<string, double>(measured.Figures) { ["phones"] = phones.Count };
        if (measured.CpuSeconds is { } cpu)
        {
            figures[PerCpu] = measured.Rate * measured.Figures["seconds measured"] / cpu;
        }

        // A position is answered by nobody, so there is no time to tell: only that the line took it.
        return run.Report.Add(measured with { Latency = null, Figures = figures });
    }
}

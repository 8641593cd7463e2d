using RedStation.Tests.Load.Dispatch;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;

namespace RedStation.Tests.Load.Duties;

/// <summary>Riders linked to a delivery platform take tasks; how soon does it know?</summary>
public sealed class DutiesScenario : IScenario
{
    private const double CityKm = 2.5;

    /// <inheritdoc/>
    public string Name => "duties";

    /// <inheritdoc/>
    public string About =>
        "riders linked to a delivery platform take tasks (--phones, --tasks/s); from the accepting tap to the platform's hearing of it";

    /// <inheritdoc/>
    public async Task Execute(Run run)
    {
        var scale = run.Arguments.Number("scale", 1, 0.001, 10);
        var count = run.Arguments.Whole("phones", Math.Max(20, (int)(600 * scale)));
        var rate = run.Arguments.Number("tasks", Math.Max(0.5, 20 * scale), 0.01, 1_000);
        var (duration, warmUp) = (run.Arguments.Seconds("duration", 30), run.Arguments.Seconds("warm-up", 15));
        await using var target = await LoadTarget.Open(run, PlayedPlatform.ServerSetting);
        run.Arguments.RefuseUnknown();
        if (target.Own is null)
        {
            throw new UsageException("duties: only at a server of our own, which may post to this machine.");
        }

        run.Progress($"{count} riders link to the platform and go on duty");
        var riders = await target.Identities.Riders(count);
        await using var riding = await LinkedRiders.Of(target, riders);
        var crowd = new RiderCrowd(count, CityKm);
        await using var phones = await Phones.OnDuty(target, riders, crowd);
        TaskFlow flow;
        await using (flow = new TaskFlow(target, phones.All, crowd, await target.Identities.Admin(), rate))
        {
            await Task.Delay(warmUp);
            run.Report.Add(await Window.Measure(
                run, "task due → first offer on a phone", "tasks", flow.FirstOffer, target.Usage, duration, () => flow.Errors));
        }

        flow.Tell(run.Report);
        await riding.Check(run, flow, duration + warmUp);
    }
}

using CsCheck;

namespace RedStation.Tests.Domain.Tasks;

/// <summary>Generators of what riders, dispatchers and time may do to a task, in any order.</summary>
public static class RandomSteps
{
    private static readonly Gen<string> Rider = Gen.Int[0, 4].Select(rider => $"r{rider}");

    private static readonly Gen<TaskStep> Wait = Gen.OneOf(1, 5, 24, 26, 40, 600, 90_000).Select(seconds => new TaskStep(
        $"wait {seconds} s", simulation => simulation.Wait(seconds)));

    private static readonly Gen<TaskStep> Accept = Gen.Select(Rider, Gen.Int[0, 3], (rider, how) => new TaskStep(
        $"{rider} accepts {how}", simulation => simulation.Accept(rider, anyOffer: how == 0, riderAgrees: how != 1)));

    private static readonly Gen<TaskStep> Assign = Gen.Select(Rider, Gen.Bool, (rider, agrees) => new TaskStep(
        $"{rider} is assigned, {(agrees ? "agrees" : "does not agree")}", simulation => simulation.Assign(rider, agrees)));

    private static readonly Gen<TaskStep> Repeat = Gen.Int[0, 63].Select(which => new TaskStep(
        $"repeat {which}", simulation => simulation.Repeat(which)));

    /// <summary>Up to 40 steps after a task was opened.</summary>
    public static Gen<TaskStep[]> Any { get; } = Gen.Frequency(
        (4, Wait), (4, Plain("tick", simulation => simulation.Tick())), (6, Plain("search", simulation => simulation.Search())),
        (6, Accept), (1, Assign), (3, Repeat),
        (3, ByRider("declines", (simulation, rider) => simulation.Decline(rider))),
        (2, ByRider("declines an offer", (simulation, rider) => simulation.DeclineOffer(rider))),
        (2, ByRider("looks at an offer", (simulation, rider) => simulation.See(rider))),
        (3, ByRider("starts", (simulation, rider) => simulation.Start(rider))),
        (3, ByRider("submits", (simulation, rider) => simulation.Submit(rider))),
        (2, Plain("verify", simulation => simulation.Verify())), (1, Plain("reject", simulation => simulation.Reject())),
        (1, Plain("cancel", simulation => simulation.Cancel())), (2, Plain("offer again", simulation => simulation.OfferAgain())))
        .Array[1, 40];

    private static Gen<TaskStep> Plain(string text, Action<TaskSimulation> run) => Gen.Const(new TaskStep(text, run));

    private static Gen<TaskStep> ByRider(string verb, Action<TaskSimulation, string> run) =>
        Rider.Select(rider => new TaskStep($"{rider} {verb}", simulation => run(simulation, rider)));
}

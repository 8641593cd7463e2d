using CsCheck;

namespace RedStation.Tests.Domain.Tasks;

/// <summary>Generators of what riders, dispatchers and time may do to a task, in any order.</summary>
public static class RandomSteps
{
    private static readonly Gen<string> Rider = Gen.Int[0, 4].Select(rider => $"r{rider}");

    private static readonly Gen<TaskStep> Wait = Gen.OneOf(1, 5, 24, 26, 40, 600, 90_000).Select(seconds => new TaskStep(
        $"wait {seconds} s", world => world.Wait(seconds)));

    private static readonly Gen<TaskStep> Accept = Gen.Select(Rider, Gen.Int[0, 3], (rider, how) => new TaskStep(
        $"{rider} accepts {how}", world => world.Accept(rider, anyOffer: how == 0, riderAgrees: how != 1)));

    private static readonly Gen<TaskStep> Assign = Gen.Select(Rider, Gen.Bool, (rider, agrees) => new TaskStep(
        $"{rider} is assigned, {(agrees ? "agrees" : "does not agree")}", world => world.Assign(rider, agrees)));

    private static readonly Gen<TaskStep> Repeat = Gen.Int[0, 63].Select(which => new TaskStep(
        $"repeat {which}", world => world.Repeat(which)));

    /// <summary>Up to 40 steps after a task was opened.</summary>
    public static Gen<TaskStep[]> Any { get; } = Gen.Frequency(
        (4, Wait), (4, Plain("tick", world => world.Tick())), (6, Plain("search", world => world.Search())), (6, Accept), (1, Assign), (3, Repeat),
        (3, ByRider("declines", (world, rider) => world.Decline(rider))),
        (2, ByRider("declines an offer", (world, rider) => world.DeclineOffer(rider))),
        (2, ByRider("looks at an offer", (world, rider) => world.See(rider))),
        (3, ByRider("starts", (world, rider) => world.Start(rider))),
        (3, ByRider("submits", (world, rider) => world.Submit(rider))),
        (2, Plain("verify", world => world.Verify())), (1, Plain("reject", world => world.Reject())),
        (1, Plain("cancel", world => world.Cancel())), (2, Plain("offer again", world => world.OfferAgain())))
        .Array[1, 40];

    private static Gen<TaskStep> Plain(string text, Action<TaskWorld> run) => Gen.Const(new TaskStep(text, run));

    private static Gen<TaskStep> ByRider(string verb, Action<TaskWorld, string> run) =>
        Rider.Select(rider => new TaskStep($"{rider} {verb}", world => run(world, rider)));
}

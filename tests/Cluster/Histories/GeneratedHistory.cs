using RedStation.Tests.Cluster.Histories.Models;

namespace RedStation.Tests.Cluster.Histories;

/// <summary>
/// Random histories of a port that are linearizable because they were made by one: every operation takes effect at a moment of its own,
/// and is asked before and answered after it. Some answers are lost; some lost ones had no effect.
/// </summary>
public static class GeneratedHistory
{
    private const long Step = 100;
    private const long Life = 1_500;

    /// <summary>Each lost answer doubles what may be; a port of a run sees no more at a time.</summary>
    private const int MostLost = 5;

    /// <summary>After that many steps a lost command can happen no more, where the history knows.</summary>
    private const int LastEffect = 30;

    /// <summary>Makes one.</summary>
    /// <param name="seed">Another gives another.</param>
    /// <param name="length">How many operations take effect.</param>
    /// <param name="acknowledgeEarly">The known bug: how many grants in a hundred are answered and then lost.</param>
    public static IReadOnlyList<Operation<PortCall>> OfPort(int seed, int length, int acknowledgeEarly = 0)
    {
        var random = new Random(seed);
        var (reported, held) = ("available", (PortHold?)null);
        var history = new List<Operation<PortCall>> { HistoryBuilder.Did<PortCall>("device", 0, 1, new PortCall.Reported(reported, 0)) };
        for (var turn = 1; turn <= length; turn++)
        {
            var at = turn * Step;
            held = held is not null && held.Ends <= at ? null : held;
            var mayLose = history.Count(operation => operation.IsUnknown && operation.Ends > at) < MostLost;
            var (call, effect, lost) = Next(random, turn, at, reported, held, random.Next(100) < acknowledgeEarly, mayLose);
            (reported, held) = effect;
            var process = $"{call.GetType().Name}-{random.Next(4)}";
            // Wide enough for several to be under way at once.
            var invoked = at - random.Next(1, (int)(3 * Step));
            history.Add(lost is not null
                ? HistoryBuilder.Tried(process, invoked, lost) with
                {
                    Until = random.Next(8) == 0 ? Operation<PortCall>.Never : at + (random.Next(LastEffect) * Step),
                }
                : HistoryBuilder.Did(process, invoked, at + random.Next(1, (int)(3 * Step)), call));
        }

        return HistoryBuilder.Numbered(history);
    }

    private static (PortCall Call, (string Reported, PortHold? Held) Effect, PortCall? Lost) Next(
        Random random, int turn, long at, string reported, PortHold? held, bool forget, bool mayLose)
    {
        var rider = $"rider-{random.Next(4)}";
        var isLost = mayLose && random.Next(8) == 0;
        switch (random.Next(5))
        {
            case 0:
                var status = random.Next(3) == 0 ? "charging" : "available";
                var report = new PortCall.Reported(status, turn);
                return (report, (status, status == "available" ? held : null), isLost ? report : null);
            case 1 or 2 when reported != "available" || held is not null:
                return (new PortCall.NotFree(rider), (reported, held), null);
            case 1 or 2:
                var grant = new PortHold(rider, $"rsv-{turn}", at + Life);
                // One whose answer is lost has not happened, or was taken back, as often as not.
                var granted = forget || (isLost && random.Next(2) == 0) ? null : isLost ? grant with { Reservation = null } : grant;
                return (
                    new PortCall.Granted(rider, grant.Reservation, grant.Ends),
                    (reported, granted),
                    isLost && !forget ? new PortCall.Granted(rider, null, grant.Ends) : null);
            case 3 when held is { Rider: var holder, Reservation: { } reservation }:
                var happens = !isLost || random.Next(2) == 0;
                return (
                    new PortCall.Cancelled(holder, reservation, true, Retried: false),
                    (reported, happens ? null : held),
                    isLost ? new PortCall.Cancelled(holder, reservation, null, Retried: false) : null);
            default:
                var seen = reported == "available" && held is not null ? "reserved" : reported;
                return (new PortCall.Read(seen), (reported, held), null);
        }
    }
}

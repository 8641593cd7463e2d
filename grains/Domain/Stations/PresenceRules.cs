using System.Collections.Immutable;
using RedStation.Contracts.Stations;

namespace RedStation.Domain.Stations;

/// <summary>
/// Whether a station's equipment is there, and what follows from its silence. Each device is heard by its own words only: a port by a
/// report of its controller, never by a screen, a reader or a rider.
/// </summary>
public static class PresenceRules
{
    /// <summary>
    /// The charging controller says that it is there and nothing has changed: all is still so that it ever said, unless it was silent for
    /// so long that it must say it again.
    /// </summary>
    /// <param name="state">The state before.</param>
    /// <param name="options">The limits.</param>
    /// <param name="now">The time.</param>
    /// <param name="equipment">The registered device that says so, of its own ports; null for the station's own controller.</param>
    public static StationState Heard(StationState state, StationOptions options, DateTimeOffset now, string? equipment = null) =>
        Told(state, state with { HeardAt = now, Connected = true, Ports = Confirmed(state, equipment, now) }, options, now);

    /// <summary>The controller repeats a report: what it named then is still so.</summary>
    public static StationState HeardAgain(StationState state, ReportPorts report, StationOptions options, DateTimeOffset now)
    {
        if (report.Ports.IsEmpty)
        {
            return Heard(state, options, now, report.Equipment);
        }

        var ports = state.Ports.ToBuilder();
        foreach (var reading in PortWiring.Own(state, report).Where(reading => reading.Port >= 1 && reading.Port <= ports.Count))
        {
            ports[reading.Port - 1] = Confirmed(ports[reading.Port - 1], now);
        }

        return Told(state, state with { HeardAt = now, Connected = true, Ports = ports.DrainToImmutable() }, options, now);
    }

    /// <summary>A screen of the station is there.</summary>
    public static StationState ScreenHeard(StationState state, DateTimeOffset now) => state with { ScreenHeardAt = now };

    /// <summary>A reader of the station has read something.</summary>
    public static StationState ReaderHeard(StationState state, DateTimeOffset now) => state with { ReaderHeardAt = now };

    /// <summary>
    /// What a station that comes back from storage takes itself for. It trusts the last words only within the limit, because that nothing
    /// has changed is not stored; its reservations live on until the limit has passed once more without a word.
    /// </summary>
    public static StationState Restored(StationState state, StationOptions options, DateTimeOffset now) => StationRevision.Bump(
        WithHours(
            state with
            {
                Connected = state.HeardAt is { } heard && now - heard < options.SilenceLimit,
                Ports = [.. state.Ports.Select(port => port.Link == PortLink.Silent ? port : port with { Link = LinkOf(port, options, now) })],
            },
            options,
            now),
        now);

    /// <summary>
    /// What a station that has read its record again takes itself for: as stored, and as last heard of. Whoever was told of a later
    /// revision must believe this one.
    /// </summary>
    public static StationState ReadAgain(StationState stored, StationState remembered, DateTimeOffset now) => StationRevision.Bump(
        stored with
        {
            Revision = Math.Max(stored.Revision, remembered.Revision),
            HeardAt = Later(stored.HeardAt, remembered.HeardAt),
            ScreenHeardAt = Later(stored.ScreenHeardAt, remembered.ScreenHeardAt),
            ReaderHeardAt = Later(stored.ReaderHeardAt, remembered.ReaderHeardAt),
            Connected = remembered.Connected,
            Problems = remembered.Problems,
            Open = remembered.Open,
            OpenToHold = remembered.OpenToHold,
            Recognitions = remembered.Recognitions,
            Visits = remembered.Visits,
            Ports =
            [
                .. stored.Ports.Select((port, at) => at < remembered.Ports.Length
                    ? port with { HeardAt = Later(port.HeardAt, remembered.Ports[at].HeardAt), Link = remembered.Ports[at].Link }
                    : port),
            ],
        },
        now);

    /// <summary>What time alone changes: silence, the end of reservations, opening and closing.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="inMemorySince">Since when the station has been listening; silence is counted from then at the earliest.</param>
    /// <param name="options">The limits.</param>
    /// <param name="now">The time.</param>
    public static Decision<StationState, bool> Tick(
        StationState state, DateTimeOffset inMemorySince, StationOptions options, DateTimeOffset now)
    {
        if (state.Definition is null)
        {
            return new(state, false, false);
        }

        var next = WithTime(state, inMemorySince, options, now);
        var write = false;
        for (var port = 1; port <= state.Ports.Length; port++)
        {
            var (before, after) = (state.Ports[port - 1], next.Ports[port - 1]);
            var fellSilent = after.Link == PortLink.Silent && before.Link != PortLink.Silent;
            var isOver = after.Held is { } held && (after.Link == PortLink.Silent || held.ExpiresAt <= now);
            write |= fellSilent || isOver;
            if (isOver)
            {
                next = ReservationRules.End(next, port, after.Held!.ExpiresAt <= now ? ReservationEnd.Expired : ReservationEnd.StationOffline);
            }
        }

        var changed = next != state;
        return new(changed ? StationRevision.Bump(next, now) : state, changed, write);
    }

    /// <summary>What of <see cref="Tick"/> needs no store: silence, opening and closing.</summary>
    public static StationState Aged(StationState state, DateTimeOffset inMemorySince, StationOptions options, DateTimeOffset now)
    {
        var next = WithTime(state, inMemorySince, options, now);
        return next == state ? state : StationRevision.Bump(next, now);
    }

    /// <summary>Open and closed at a time.</summary>
    internal static StationState WithHours(StationState state, StationOptions options, DateTimeOffset now)
    {
        var set = state.Definition;
        return state with
        {
            Open = set is { Retired: false } && OpeningRules.IsOpen(set.Hours, now),
            OpenToHold = set is { Retired: false } && OpeningRules.IsOpenFor(set.Hours, now, options.ReservationLife),
        };
    }

    /// <summary>A state that heard of its controller, with a new revision when that is worth telling.</summary>
    internal static StationState Told(StationState before, StationState heard, StationOptions options, DateTimeOffset now)
    {
        var worthTelling = !before.Connected
            || before.ToldAsOf is not { } told
            || heard.HeardAt - told >= options.FreshnessStep
            || before.Ports.Zip(heard.Ports).Any(pair => Trust(pair.First) != Trust(pair.Second));
        return worthTelling ? StationRevision.Bump(heard, now) : heard;
    }

    private static (PortLink, bool) Trust(PortRecord port) => (port.Link, port.HeardAt is null);

    private static ImmutableArray<PortRecord> Confirmed(StationState state, string? equipment, DateTimeOffset now) =>
        [.. state.Ports.Select((port, at) => PortWiring.OwnerOf(state, at + 1) == equipment ? Confirmed(port, now) : port)];

    private static PortRecord Confirmed(PortRecord port, DateTimeOffset now) =>
        port.HeardAt is null || port.Link == PortLink.Silent ? port : port with { HeardAt = now, Link = PortLink.Live };

    private static StationState WithTime(StationState state, DateTimeOffset inMemorySince, StationOptions options, DateTimeOffset now)
    {
        // A clock that was set back must not make anybody fresh for as long as it was ahead.
        var heard = Earlier(state.HeardAt, now);
        return WithHours(
            state with
            {
                HeardAt = heard,
                Connected = state.Connected && now - heard < options.SilenceLimit,
                Ports = WithTime(state.Ports, inMemorySince, options, now),
            },
            options,
            now);
    }

    /// <summary>The same array when nothing has changed, so that states can be compared.</summary>
    private static ImmutableArray<PortRecord> WithTime(
        ImmutableArray<PortRecord> ports, DateTimeOffset inMemorySince, StationOptions options, DateTimeOffset now)
    {
        ImmutableArray<PortRecord>.Builder? aged = null;
        for (var at = 0; at < ports.Length; at++)
        {
            if (ports[at] is not { HeardAt: { } last, Link: not PortLink.Silent } port)
            {
                continue;
            }

            var heard = Earlier(last, now)!.Value;
            var listened = now - (heard > inMemorySince ? heard : inMemorySince);
            var link = listened >= options.SilenceLimit ? PortLink.Silent
                : now - heard >= options.SilenceLimit ? PortLink.Unheard
                : port.Link;
            if (link != port.Link || heard != last)
            {
                aged ??= ports.ToBuilder();
                aged[at] = port with { HeardAt = heard, Link = link };
            }
        }

        return aged?.DrainToImmutable() ?? ports;
    }

    private static PortLink LinkOf(PortRecord port, StationOptions options, DateTimeOffset now) =>
        port.HeardAt is { } heard && now - heard < options.SilenceLimit ? PortLink.Live : PortLink.Unheard;

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset now) => one > now ? now : one;
}

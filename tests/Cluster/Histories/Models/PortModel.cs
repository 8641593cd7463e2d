namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>
/// A port: held by at most one rider (invariant 1). What ends a hold without being asked - its time, the station's silence, a grant that
/// a crash cut short and the rider's grain then refused - is taken to have happened only once an answer needs it.
/// </summary>
/// <param name="silenceLimit">After how long a silent station counts as offline, in milliseconds.</param>
public sealed class PortModel(long silenceLimit) : ISequentialModel<PortState, PortCall>
{
    private const string Available = "available";
    private const string Offline = "offline";

    /// <inheritdoc/>
    public PortState Initial { get; } = new(Offline, long.MinValue, 0, 0, null);

    /// <inheritdoc/>
    public IEnumerable<PortState> Apply(PortState state, Operation<PortCall> operation, long latest) => operation.Call switch
    {
        PortCall.Reported report => Report(state, report, operation, latest),
        PortCall.Overheard overheard => [state with { Overheard = overheard.Status }],
        PortCall.CutShort => state.Held is null ? [] : [state with { Held = null }],
        PortCall.Granted grant => state.Reported == Available && IsFree(state, latest)
            ? [state with { Held = new PortHold(grant.Rider, grant.Reservation, grant.Ends) }]
            : [],
        PortCall.NotFree =>
            state.Reported != Available || state.Overheard is not null || state.Held is not null || MayBeOffline(state, latest) ? [state] : [],
        PortCall.Cancelled cancelled => Cancel(state, cancelled, latest),
        PortCall.Read read => Read(state, read.Status, latest),
        _ => throw new InvalidOperationException($"Ports do not know {operation.Call}."),
    };

    private IEnumerable<PortState> Report(PortState state, PortCall.Reported report, Operation<PortCall> operation, long latest)
    {
        state = state with { Overheard = null };
        yield return Heard(state, report, operation);
        if (state.Held is not null && MayBeSilent(state, latest))
        {
            // Once the station has been heard again, nothing tells any more that its silence may have ended the hold.
            yield return Heard(state with { Held = null }, report, operation);
        }
    }

    private static PortState Heard(PortState state, PortCall.Reported report, Operation<PortCall> operation)
    {
        // One that nobody answered may have been heard at any time since: it vouches for none.
        var heard = operation.IsUnknown ? state : state with { Heard = Math.Max(state.Heard, operation.Invoked) };
        return report.At < state.ReadAt || report.Status == state.Reported
            ? heard
            : heard with
            {
                Reported = report.Status,
                ReadAt = report.At,
                Stored = heard.Heard,
                Held = report.Status == Available ? state.Held : null,
            };
    }

    private IEnumerable<PortState> Cancel(PortState state, PortCall.Cancelled cancelled, long latest)
    {
        var holds = state.Held is { } held && held.Rider == cancelled.Rider && (held.Reservation ?? cancelled.Reservation) == cancelled.Reservation;
        var free = state with { Held = null };
        return cancelled.Found switch
        {
            // One that is over already was ended by an earlier try of this same operation, which is not another one.
            true => holds ? [free] : [],
            false when !holds => [state],
            false => cancelled.Retried || MayBeOver(state, latest) ? [free] : [],
            null => holds ? [free] : [],
        };
    }

    private IEnumerable<PortState> Read(PortState state, string status, long latest)
    {
        if (status == Offline && MayBeOffline(state, latest))
        {
            yield return state;
        }
        else if (status == "reserved" && state is { Reported: Available, Held: not null })
        {
            yield return state;
        }
        else if (status == Available && state.Reported == Available && IsFree(state, latest))
        {
            yield return state with { Held = null };
        }
        else if ((status == state.Reported && status != Available) || status == state.Overheard)
        {
            yield return state;
        }
    }

    private bool IsFree(PortState state, long latest) => state.Held is null || MayBeOver(state, latest);

    /// <summary>A grant that nobody was told of may have been taken back.</summary>
    private bool MayBeOver(PortState state, long latest) =>
        state.Held is not { } held
        || held.Reservation is null
        || ServerClock.MayHavePassed(held.Ends, latest)
        || MayBeSilent(state, latest);

    private bool MayBeSilent(PortState state, long latest) =>
        ServerClock.MayHavePassed(state.Heard + silenceLimit, latest);

    private bool MayBeOffline(PortState state, long latest) =>
        state.Reported == Offline || ServerClock.MayHavePassed(state.Stored + silenceLimit, latest);
}

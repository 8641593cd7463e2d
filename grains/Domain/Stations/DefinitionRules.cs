using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Stations;

/// <summary>How a station comes to be and changes.</summary>
public static class DefinitionRules
{
    /// <summary>
    /// Sets a definition down. Ports that are no more lose their reservation; ports that are new are offline until reported. A station that
    /// was retired is back by it, unless the definition says that it is closed for good. The caller has checked the definition's fields.
    /// </summary>
    public static Decision<StationState, Answer<StationDetail, StationRefusal>> Define(
        string stationId, StationState state, DefineStation command, StationOptions options, DateTimeOffset now)
    {
        var fingerprint = Fingerprint.Of("define", command);
        return Recalled(state, command.OperationId, fingerprint)
            ?? Answered(stationId, Set(state, command.Definition, options, now), command.OperationId, fingerprint);
    }

    /// <summary>Closes a station for good. What it knows is kept; its reservations end with word to their riders.</summary>
    public static Decision<StationState, Answer<StationDetail, StationRefusal>> Retire(
        string stationId, StationState state, RetireStation command, StationOptions options, DateTimeOffset now)
    {
        if (state.Definition is not { } known)
        {
            return new(state, StationRefusal.StationNotFound, false);
        }

        const string Fingerprint = "retire";
        if (Recalled(state, command.OperationId, Fingerprint) is { } first)
        {
            return first;
        }

        return known.Retired
            ? new(state, StationViews.Detail(stationId, state)!, false)
            : Answered(stationId, Set(state, known with { Retired = true }, options, now), command.OperationId, Fingerprint);
    }

    /// <summary>As many ports as are set down: the first ones, and new ones that are offline until reported.</summary>
    internal static ImmutableArray<PortRecord> Resize(ImmutableArray<PortRecord> ports, int count) => ports.Length >= count
        ? ports[..count]
        : [.. ports, .. Enumerable.Repeat(new PortRecord(), count - ports.Length)];

    private static Decision<StationState, Answer<StationDetail, StationRefusal>>? Recalled(
        StationState state, string operationId, string fingerprint) =>
        state.Operations.Find<StationDetail>(operationId, fingerprint, out var first) switch
        {
            ReplayStatus.Answered => new(state, first!, false),
            ReplayStatus.Reused => new(state, StationRefusal.OperationIdReused, false),
            ReplayStatus.TooOld => new(state, StationRefusal.OperationIdTooOld, false),
            _ => null,
        };

    private static StationState Set(StationState state, StationDefinition set, StationOptions options, DateTimeOffset now)
    {
        var next = state;
        for (var port = 1; port <= state.Ports.Length; port++)
        {
            if (set.Retired || port > set.Ports)
            {
                next = ReservationRules.End(next, port, set.Retired ? ReservationEnd.StationRetired : ReservationEnd.PortRemoved);
            }
        }

        next = next with { Definition = set, Ports = Resize(next.Ports, set.Ports) };
        return StationRevision.Bump(PresenceRules.WithHours(next, options, now), now);
    }

    private static Decision<StationState, Answer<StationDetail, StationRefusal>> Answered(
        string stationId, StationState next, string operationId, string fingerprint)
    {
        var detail = StationViews.Detail(stationId, next)!;
        return new(next with { Operations = next.Operations.With(operationId, fingerprint, detail, granted: true) }, detail, true);
    }
}

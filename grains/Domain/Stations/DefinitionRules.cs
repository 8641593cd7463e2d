using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Stations;

/// <summary>How a station comes to be and changes.</summary>
public static class DefinitionRules
{
    /// <summary>
    /// Sets a definition down. Ports that are no more lose their reservation; ports that are new are offline until reported.
    /// The caller has checked the definition's fields.
    /// </summary>
    public static Decision<StationState, Answer<StationDetail, StationRefusal>> Define(
        string stationId, StationState state, DefineStation command, DateTimeOffset now)
    {
        var fingerprint = Fingerprint.Of("define", command);
        switch (state.Operations.Find<StationDetail>(command.OperationId, fingerprint, out var first))
        {
            case Recall.Answered:
                return new(state, first!, false);
            case Recall.Reused:
                return new(state, StationRefusal.OperationIdReused, false);
            case Recall.TooOld:
                return new(state, StationRefusal.OperationIdTooOld, false);
        }

        var set = command.Definition;
        var next = state;
        for (var port = set.Ports + 1; port <= state.Ports.Length; port++)
        {
            next = ReservationRules.End(next, port, ReservationEnd.StationOffline);
        }

        next = StationRevision.Bump(
            next with
            {
                Definition = set,
                Ports = Resize(next.Ports, set.Ports),
                Open = OpeningRules.IsOpen(set.Hours, now),
            },
            now);
        var detail = StationViews.Detail(stationId, next)!;
        return new(next with { Operations = next.Operations.With(command.OperationId, fingerprint, detail, granted: true) }, detail, true);
    }

    /// <summary>As many ports as are set down: the first ones, and new ones that are offline until reported.</summary>
    internal static ImmutableArray<PortRecord> Resize(ImmutableArray<PortRecord> ports, int count) => ports.Length >= count
        ? ports[..count]
        : [.. ports, .. Enumerable.Repeat(new PortRecord(), count - ports.Length)];
}

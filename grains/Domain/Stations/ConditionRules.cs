using RedStation.Contracts.Stations;

namespace RedStation.Domain.Stations;

/// <summary>The one place that says in one word what a rider can expect of a station.</summary>
public static class ConditionRules
{
    /// <summary>The worst reason first: of a station that is silent nobody knows what it has, and of one that is shut nobody needs to.</summary>
    public static StationCondition Of(StationSummary station) => station switch
    {
        { Retired: true } => StationCondition.Retired,
        { Ports: { Total: > 0 } ports } when !station.Connected || ports.Offline == ports.Total => StationCondition.Offline,
        { Open: false } => StationCondition.Closed,
        { Ports.Total: 0 } => StationCondition.NoPorts,
        { Ports.Available: > 0 } => StationCondition.Free,
        _ => StationCondition.Full,
    };
}

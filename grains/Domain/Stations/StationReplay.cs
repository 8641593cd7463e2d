using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Stations;

/// <summary>What a station answered to a command before.</summary>
internal static class StationReplay
{
    /// <summary>The first answer, a refusal for an id that is reused or too old, or null when the command is new.</summary>
    public static Answer<T, StationRefusal>? Find<T>(OperationLog log, string key, string fingerprint)
        where T : class =>
        log.Find<Answer<T, StationRefusal>>(key, fingerprint, out var first) switch
        {
            ReplayStatus.Answered => first,
            ReplayStatus.Reused => StationRefusal.OperationIdReused,
            ReplayStatus.TooOld => StationRefusal.OperationIdTooOld,
            _ => null,
        };
}

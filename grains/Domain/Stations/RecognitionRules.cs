using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Stations;

/// <summary>What a station makes of a rider it has recognised.</summary>
public static class RecognitionRules
{
    private const int RememberedInMemory = 8;

    /// <summary>The first answer to this command, a refusal for a reused id, or null when it is new.</summary>
    public static Answer<Recognition, StationRefusal>? Recall(StationState state, RecogniseRider command)
    {
        if (state.Definition is null)
        {
            return StationRefusal.StationNotFound;
        }

        // Almost all are new, and a fingerprint is not for nothing.
        if (state.Recognitions.Recollected?.Id != command.Key && state.Recognitions.Entry(command.Key) is null)
        {
            return state.Definition.Retired ? StationRefusal.StationRetired : null;
        }

        return state.Recognitions.Find<Answer<Recognition, StationRefusal>>(command.Key, FingerprintOf(command), out var first) switch
        {
            Operations.Recall.Answered => first,
            Operations.Recall.Reused => StationRefusal.OperationIdReused,
            Operations.Recall.TooOld => StationRefusal.OperationIdTooOld,
            _ => null,
        };
    }

    /// <summary>
    /// Greets a rider whom their own grain has confirmed, and decides about the door. What must be written is the check-in, with
    /// the answer in it: <see cref="StationState.Recognitions"/> ends with it.
    /// </summary>
    public static Decision<StationState, Answer<Recognition, StationRefusal>> Greet(
        StationState state, RecogniseRider command, Answer<RiderCard, RiderRefusal> confirmed, StationOptions options, DateTimeOffset now)
    {
        var heard = PresenceRules.ReaderHeard(state, now);
        if (confirmed.Value is not { } rider)
        {
            var refusal = RefusalOf(confirmed.Refusal);
            return new(Answered(heard, command, refusal, granted: false, now), refusal, false);
        }

        var station = state.Definition!;
        var visiting = rider.HomeDistrict is not null && rider.HomeDistrict != station.District;
        var recognition = new Recognition(rider, visiting, OpeningRules.Door(station, now), now);
        return new(Answered(heard, command, recognition, granted: true, now), recognition, true);
    }

    private static StationRefusal RefusalOf(RiderRefusal? refusal) => refusal switch
    {
        RiderRefusal.RiderBlocked => StationRefusal.RiderBlocked,
        RiderRefusal.CredentialExpired => StationRefusal.CredentialExpired,
        RiderRefusal.CredentialUsed => StationRefusal.CredentialUsed,
        _ => StationRefusal.CredentialInvalid,
    };

    /// <summary>In memory only the latest: all of them are in the tables of check-ins and of operations.</summary>
    private static StationState Answered(
        StationState state, RecogniseRider command, Answer<Recognition, StationRefusal> answer, bool granted, DateTimeOffset now) =>
        state with
        {
            Recognitions = state.Recognitions.With(command.Key, FingerprintOf(command), answer, granted).Stamp(now).Latest(RememberedInMemory),
        };

    private static string FingerprintOf(RecogniseRider command) => Fingerprint.Of("recognise", command);
}

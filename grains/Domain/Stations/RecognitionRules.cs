using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Stations;

/// <summary>What a station makes of a rider it has recognised.</summary>
public static class RecognitionRules
{
    /// <summary>The first answer to this command, a refusal for a reused id, or null when it is new.</summary>
    public static Answer<Recognition, StationRefusal>? Recall(StationState state, RecogniseRider command)
    {
        if (state.Definition is null)
        {
            return StationRefusal.StationNotFound;
        }

        if (!state.Recognitions.Has(command.OperationId))
        {
            return state.Definition.Retired ? StationRefusal.StationRetired : null;
        }

        return state.Recognitions.Find<Answer<Recognition, StationRefusal>>(command.OperationId, FingerprintOf(command), out var first) switch
        {
            Operations.Recall.Answered => first,
            Operations.Recall.Reused => StationRefusal.OperationIdReused,
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
            return new(Answered(heard, command, refusal, granted: false), refusal, false);
        }

        var station = state.Definition!;
        var visiting = rider.HomeDistrict is not null && rider.HomeDistrict != station.District;
        var recognition = new Recognition(rider, visiting, OpeningRules.Door(station, now), now);
        return new(Answered(heard, command, recognition, granted: true), recognition, true);
    }

    private static StationRefusal RefusalOf(RiderRefusal? refusal) => refusal switch
    {
        RiderRefusal.RiderBlocked => StationRefusal.RiderBlocked,
        RiderRefusal.CredentialExpired => StationRefusal.CredentialExpired,
        RiderRefusal.CredentialUsed => StationRefusal.CredentialUsed,
        _ => StationRefusal.CredentialInvalid,
    };

    private static StationState Answered(StationState state, RecogniseRider command, Answer<Recognition, StationRefusal> answer, bool granted) =>
        state with { Recognitions = state.Recognitions.With(command.OperationId, FingerprintOf(command), answer, granted) };

    private static string FingerprintOf(RecogniseRider command) => Fingerprint.Of("recognise", command);
}

using RedStation.Contracts;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;
using RedStation.Domain.Riders;

namespace RedStation.Domain.Stations;

/// <summary>What a station makes of a rider it has recognised.</summary>
public static class RecognitionRules
{
    private const int RememberedInMemory = 8;

    /// <summary>The first answer to this command, a refusal for a reused id, or null when it is new.</summary>
    public static Answer<Recognition, StationRefusal>? Replay(StationState state, RecogniseRider command)
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

        return StationReplay.Find<Recognition>(state.Recognitions, command.Key, FingerprintOf(command));
    }

    /// <summary>
    /// Greets a rider whom their own grain has confirmed, and decides about the door. A rider on a visit is welcome already: nothing is checked
    /// in, no door opens. Otherwise what must be written is the check-in, with the answer in it: <see cref="StationState.Recognitions"/> ends
    /// with it.
    /// </summary>
    /// <param name="state">The station.</param>
    /// <param name="command">What was read.</param>
    /// <param name="credential">The credential in it, or null when it is none.</param>
    /// <param name="confirmed">What the rider's grain says to it.</param>
    /// <param name="options">The limits.</param>
    /// <param name="now">The time, the same that the visit was looked up by.</param>
    public static Decision<StationState, Answer<Recognition, StationRefusal>> Greet(
        StationState state,
        RecogniseRider command,
        CredentialText? credential,
        Answer<RiderCard, RiderRefusal> confirmed,
        StationOptions options,
        DateTimeOffset now)
    {
        var heard = PresenceRules.ReaderHeard(state, now);
        var visit = credential is null ? null : VisitRules.Of(state, credential, options, now);
        if (credential is null || confirmed.Value is not { } rider)
        {
            return Refused(heard, command, RefusalOf(confirmed.Refusal), now);
        }

        var reserved = ReservationRules.HeldFor(state, rider.Id, now);
        if (visit is not null)
        {
            return VisitRules.Admits(visit, credential, now)
                ? Repeated(
                    VisitRules.ReadAgain(heard, visit, credential.Nonce, now), command,
                    visit.Welcome with { Rider = rider, Reserved = reserved }, now)
                : Refused(heard, command, StationRefusal.CredentialExpired, now);
        }

        var station = state.Definition!;
        var visiting = rider.HomeDistrict is not null && rider.HomeDistrict != station.District;
        var recognition = new Recognition(rider, visiting, OpeningRules.Door(station, now), now, Reserved: reserved);
        var welcomed = VisitRules.Begin(heard, recognition, credential.Nonce, options, now);
        return new(Answered(welcomed, command, recognition, granted: true, now), recognition, true);
    }

    private static Decision<StationState, Answer<Recognition, StationRefusal>> Refused(
        StationState state, RecogniseRider command, StationRefusal refusal, DateTimeOffset now) =>
        new(Answered(state, command, refusal, granted: false, now), refusal, false);

    private static Decision<StationState, Answer<Recognition, StationRefusal>> Repeated(
        StationState state, RecogniseRider command, Recognition welcome, DateTimeOffset now)
    {
        var recognition = welcome with { AlreadyWelcome = true };
        return new(Answered(state, command, recognition, granted: false, now), recognition, false);
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

using RedStation.Contracts;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;
using RedStation.Domain.Riders;
using RedStation.Domain.Stations;

namespace RedStation.Grains.Stations;

/// <summary>How a station learns who stands in front of it: from the rider's grain and from the log of check-ins, in which "once" holds.</summary>
/// <param name="stationId">The station.</param>
/// <param name="checkIns">The log.</param>
/// <param name="options">The limits.</param>
/// <param name="clock">The time.</param>
/// <param name="state">The station as it is.</param>
/// <param name="remember">Changes the station in memory.</param>
/// <param name="askRider">Puts a credential to the grain of the rider whose id comes first.</param>
/// <param name="withdrawUse">Tells a rider that the use of a credential could not be kept.</param>
public sealed class RiderRecognition(
    string stationId,
    ICheckInLog checkIns,
    StationOptions options,
    TimeProvider clock,
    Func<StationState> state,
    Action<StationState> remember,
    Func<string, PresentedCredential, Task<Answer<RiderCard, RiderRefusal>>> askRider,
    Func<CredentialText, Task> withdrawUse)
{
    private bool remembersVisits;

    /// <summary>Answers a reader.</summary>
    public async Task<RecognitionOutcome> Recognise(RecogniseRider command)
    {
        await RememberVisits();
        if (Recollect(command, state().Recognitions.Entry(command.Key)) is { } first)
        {
            return RecognitionOutcome.Repeated(first);
        }

        var now = clock.GetUtcNow();
        var credential = CredentialText.Parse(command.Credential);
        var confirmed = credential is null ? RiderRefusal.CredentialInvalid : await AskRider(credential, now);
        var before = state();
        var decision = RecognitionRules.Greet(before, command, credential, confirmed, options, now);
        if (decision.Write)
        {
            var told = decision.State.Recognitions.Entries[^1];
            var checkIn = CheckInOf(command, decision.Answer.Value!);
            var kept = await Append(checkIn, credential!, told, VisitsSince(before, checkIn.RiderId, now));
            if (kept is null)
            {
                // Before the rider's grain came into memory, which keeps in mind only what it has seen itself.
                decision = RecognitionRules.Greet(before, command, credential, RiderRefusal.CredentialUsed, options, now);
            }
            else if (kept.Told.Id != told.Id)
            {
                // A visit that this activation has not heard of: its beginning was written, and the answer to it was lost.
                remember(VisitRules.Take(before, VisitOf(kept), options, now));
                return await Recognise(command);
            }
            else if (kept.Told != told)
            {
                // Of an operation so long ago that it was no longer remembered here.
                return RecognitionOutcome.Repeated(Recollect(command, kept.Told)!);
            }
        }

        if (!decision.Write)
        {
            // What a reader hears of a credential changes with time: the first answer may have been another, or even a welcome.
            var refused = decision.State.Recognitions.Entries[^1];
            if (await checkIns.Told(stationId, refused, credential?.RiderId, credential?.Nonce) is { } earlier)
            {
                return RecognitionOutcome.Repeated(Recollect(command, earlier)!);
            }

            await checkIns.KeepAnswer(stationId, refused);
        }

        remember(decision.State);
        return new RecognitionOutcome(decision.Answer, before, decision.Write ? decision.Answer.Value : null);
    }

    /// <summary>
    /// What cannot be kept was not used: the rider, who believes so, is told, and can come in elsewhere. Whether it was kept after all is not
    /// known, so visits are read again before the next reading: asked about a visit that this station has not heard of, the rider would take
    /// its credentials for used in the meantime.
    /// </summary>
    private async Task<LoggedCheckIn?> Append(CheckIn checkIn, CredentialText credential, RecordedOperation told, DateTimeOffset visitsSince)
    {
        try
        {
            return await checkIns.Append(checkIn, credential.Nonce, told, visitsSince);
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            remembersVisits = false;
            await withdrawUse(credential);
            throw;
        }
    }

    /// <summary>Brings to mind what is known of a recognition; what it was answered, or null when it is new.</summary>
    private Answer<Recognition, StationRefusal>? Recollect(RecogniseRider command, RecordedOperation? known)
    {
        remember(state() with { Recognitions = state().Recognitions.Recollect(known, clock.GetUtcNow()) });
        return RecognitionRules.Replay(state(), command);
    }

    /// <summary>Who is there may have come before this station came into memory.</summary>
    private async Task RememberVisits()
    {
        if (remembersVisits || state().Definition is null)
        {
            return;
        }

        foreach (var begun in await checkIns.After(stationId, clock.GetUtcNow() - options.VisitPause))
        {
            remember(VisitRules.Take(state(), VisitOf(begun), options, clock.GetUtcNow()));
        }

        remembersVisits = true;
    }

    private Task<Answer<RiderCard, RiderRefusal>> AskRider(CredentialText credential, DateTimeOffset now)
    {
        var set = state().Definition!;
        var visit = VisitRules.Of(state(), credential, options, now);
        return askRider(credential.RiderId, new PresentedCredential(
            credential.ToString(), stationId, stationId, set.Name, set.District, UseIsKept: true, InVisit: visit is not null,
            ReadInVisit: visit?.Nonces.Contains(credential.Nonce) is true));
    }

    /// <summary>A visit that is known here and is over may have begun later than that.</summary>
    private DateTimeOffset VisitsSince(StationState known, string riderId, DateTimeOffset now)
    {
        var over = known.Visits.FirstOrDefault(visit => visit.RiderId == riderId)?.Welcome.At;
        return over > now - options.VisitPause ? over.Value : now - options.VisitPause;
    }

    private static Visit VisitOf(LoggedCheckIn begun)
    {
        var log = new OperationLog { Entries = [begun.Told] };
        log.Find<Answer<Recognition, StationRefusal>>(begun.Told.Id, begun.Told.Fingerprint, out var answer);
        var welcome = answer!.Value!;
        return new Visit(welcome, [begun.Nonce], welcome.At);
    }

    private CheckIn CheckInOf(RecogniseRider command, Recognition recognition) => new(
        CheckIn.IdOf(stationId, command.Key), stationId, recognition.Rider.Id, recognition.Rider.DisplayName,
        recognition.At, recognition.Visiting, recognition.Door);
}

/// <summary>What a reader is answered, and what others must hear of it.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Before">The station before it; null when the reader was answered before, and nobody need hear of it again.</param>
/// <param name="Welcome">The welcome of a rider who has just come in; null for whoever is welcome already, and for a refusal.</param>
public sealed record RecognitionOutcome(Answer<Recognition, StationRefusal> Answer, StationState? Before, Recognition? Welcome)
{
    /// <summary>The answer that was given before.</summary>
    public static RecognitionOutcome Repeated(Answer<Recognition, StationRefusal> answer) => new(answer, null, null);
}

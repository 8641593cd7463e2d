using RedStation.Contracts;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;
using RedStation.Domain.Riders;
using RedStation.Domain.Stations;

namespace RedStation.Grains.Stations;

/// <summary>How a station learns who stands in front of it.</summary>
public sealed partial class StationGrain
{
    private bool remembersVisits;

    /// <inheritdoc/>
    public async Task<Answer<Recognition, StationRefusal>> Recognise(RecogniseRider command)
    {
        await RememberVisits();
        if (Recollect(command, State.Recognitions.Entry(command.Key)) is { } first)
        {
            return first;
        }

        var now = Now;
        var credential = CredentialText.Parse(command.Credential);
        var confirmed = credential is null ? RiderRefusal.CredentialInvalid : await AskRider(credential, now);
        var before = State;
        var decision = RecognitionRules.Greet(before, command, credential, confirmed, options, now);
        if (decision.Write)
        {
            var told = decision.State.Recognitions.Entries[^1];
            var checkIn = CheckInOf(command, decision.Answer.Value!);
            var kept = await checkIns.Append(checkIn, credential!.Nonce, told, VisitsSince(before, checkIn.RiderId, now));
            if (kept is null)
            {
                // Before the rider's grain came into memory, which keeps in mind only what it has seen itself.
                decision = RecognitionRules.Greet(before, command, credential, RiderRefusal.CredentialUsed, options, now);
            }
            else if (kept.Told.Id != told.Id)
            {
                // A visit that this activation has not heard of: its beginning was written, and the answer to it was lost.
                Remember(VisitRules.Take(before, VisitOf(kept), options, now));
                return await Recognise(command);
            }
            else if (kept.Told != told)
            {
                // Of an operation so long ago that it was no longer remembered here.
                return Recollect(command, kept.Told)!;
            }
        }

        if (!decision.Write)
        {
            // What a reader hears of a credential changes with time: the first answer may have been another, or even a welcome.
            var refused = decision.State.Recognitions.Entries[^1];
            if (await checkIns.Told(Id, refused, credential?.RiderId, credential?.Nonce) is { } earlier)
            {
                return Recollect(command, earlier)!;
            }

            await checkIns.KeepAnswer(Id, refused);
        }

        Remember(decision.State);
        var welcome = decision.Write ? decision.Answer.Value : null;
        await PublishChanges(before, welcome);
        if (welcome is not null)
        {
            await GrainFactory.Rider(welcome.Rider.Id).Welcome(new(Id, State.Definition!.Name, welcome.At, welcome.Visiting));
        }

        return decision.Answer;
    }

    /// <summary>Brings to mind what is known of a recognition; what it was answered, or null when it is new.</summary>
    private Answer<Recognition, StationRefusal>? Recollect(RecogniseRider command, RecordedOperation? known)
    {
        Remember(State with { Recognitions = State.Recognitions.Recollect(known, Now) });
        return RecognitionRules.Replay(State, command);
    }

    /// <summary>Who is there may have come before this station came into memory.</summary>
    private async Task RememberVisits()
    {
        if (remembersVisits || State.Definition is null)
        {
            return;
        }

        foreach (var begun in await checkIns.After(Id, Now - options.VisitPause))
        {
            Remember(VisitRules.Take(State, VisitOf(begun), options, Now));
        }

        remembersVisits = true;
    }

    private Task<Answer<RiderCard, RiderRefusal>> AskRider(CredentialText credential, DateTimeOffset now)
    {
        var set = State.Definition!;
        var visit = VisitRules.Of(State, credential, options, now);
        return GrainFactory.Rider(credential.RiderId).Recognise(new PresentedCredential(
            credential.ToString(), Id, Id, set.Name, set.District, UseIsKept: true, InVisit: visit is not null,
            ReadInVisit: visit?.Nonces.Contains(credential.Nonce) is true));
    }

    /// <summary>A visit that is known here and is over may have begun later than that.</summary>
    private DateTimeOffset VisitsSince(StationState state, string riderId, DateTimeOffset now)
    {
        var over = state.Visits.FirstOrDefault(visit => visit.RiderId == riderId)?.Welcome.At;
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
        CheckIn.IdOf(Id, command.Key), Id, recognition.Rider.Id, recognition.Rider.DisplayName,
        recognition.At, recognition.Visiting, recognition.Door);
}

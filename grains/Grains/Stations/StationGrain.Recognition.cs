using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;
using RedStation.Domain.Riders;
using RedStation.Domain.Stations;

namespace RedStation.Grains.Stations;

/// <summary>How a station learns who stands in front of it.</summary>
public sealed partial class StationGrain
{
    /// <inheritdoc/>
    public async Task<Answer<Recognition, StationRefusal>> Recognise(RecogniseRider command)
    {
        if (Recollect(command, State.Recognitions.Entry(command.Key)) is { } first)
        {
            return first;
        }

        var credential = CredentialText.Parse(command.Credential);
        var confirmed = credential is null ? RiderRefusal.CredentialInvalid : await AskRider(command, credential);
        var before = State;
        var decision = RecognitionRules.Greet(before, command, confirmed, options, Now);
        if (decision.Answer.Value is { } recognition)
        {
            var told = decision.State.Recognitions.Entries[^1];
            var kept = await checkIns.Append(CheckInOf(command, recognition), credential!.Nonce, told);
            if (kept is null)
            {
                // Before the rider's grain came into memory, which keeps in mind only what it has seen itself.
                decision = RecognitionRules.Greet(before, command, RiderRefusal.CredentialUsed, options, Now);
            }
            else if (kept != told)
            {
                // Of an operation so long ago that it was no longer remembered here.
                return Recollect(command, kept)!;
            }
        }

        if (decision.Answer.Value is null)
        {
            // What a reader hears of a credential changes with time: the first answer may have been another, or even a welcome.
            if (await checkIns.Told(Id, command.Key) is { } earlier)
            {
                return Recollect(command, earlier)!;
            }

            await checkIns.Tell(Id, decision.State.Recognitions.Entries[^1]);
        }

        Remember(decision.State);
        await Tell(before, decision.Answer.Value);
        if (decision.Answer.Value is { } greeted)
        {
            await GrainFactory.Rider(greeted.Rider.Id).Welcome(new(Id, State.Definition!.Name, greeted.At, greeted.Visiting));
        }

        return decision.Answer;
    }

    /// <summary>Brings to mind what is known of a recognition; what it was answered, or null when it is new.</summary>
    private Answer<Recognition, StationRefusal>? Recollect(RecogniseRider command, RecordedOperation? known)
    {
        Remember(State with { Recognitions = State.Recognitions.Recollect(known, Now) });
        return RecognitionRules.Recall(State, command);
    }

    private Task<Answer<RiderCard, RiderRefusal>> AskRider(RecogniseRider command, CredentialText credential)
    {
        var set = State.Definition!;
        return GrainFactory.Rider(credential.RiderId).Recognise(new PresentedCredential(
            command.Credential, CheckIn.IdOf(Id, command.Key), Id, set.Name, set.District, UseIsKept: true));
    }

    private CheckIn CheckInOf(RecogniseRider command, Recognition recognition) => new(
        CheckIn.IdOf(Id, command.Key), Id, recognition.Rider.Id, recognition.Rider.DisplayName,
        recognition.At, recognition.Visiting, recognition.Door);
}

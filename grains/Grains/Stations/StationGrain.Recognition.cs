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
    private bool remembersRecognitions;

    /// <inheritdoc/>
    public async Task<Answer<Recognition, StationRefusal>> Recognise(RecogniseRider command)
    {
        await RememberRecognitions();
        if (RecognitionRules.Recall(State, command) is { } first)
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
                Remember(before with { Recognitions = before.Recognitions.With(kept) });
                return RecognitionRules.Recall(State, command)!;
            }
        }

        Remember(decision.State);
        await Tell(before, decision.Answer.Value);
        if (decision.Answer.Value is { } greeted)
        {
            await GrainFactory.Rider(greeted.Rider.Id).Welcome(new(Id, State.Definition!.Name, greeted.At, greeted.Visiting));
        }

        return decision.Answer;
    }

    private async Task RememberRecognitions()
    {
        if (!remembersRecognitions && State.Definition is not null)
        {
            var told = await checkIns.Told(Id, OperationLog.Capacity);
            Remember(State with { Recognitions = new OperationLog { Entries = [.. told] } });
            remembersRecognitions = true;
        }
    }

    private Task<Answer<RiderCard, RiderRefusal>> AskRider(RecogniseRider command, CredentialText credential)
    {
        var set = State.Definition!;
        return GrainFactory.Rider(credential.RiderId).Recognise(new PresentedCredential(
            command.Credential, $"{Id}/{command.OperationId}", Id, set.Name, set.District, UseIsKept: true));
    }

    /// <summary>Its id is that of the operation: a retry after a crash appends nothing twice.</summary>
    private CheckIn CheckInOf(RecogniseRider command, Recognition recognition) => new(
        $"{Id}/{command.OperationId}", Id, recognition.Rider.Id, recognition.Rider.DisplayName,
        recognition.At, recognition.Visiting, recognition.Door);
}

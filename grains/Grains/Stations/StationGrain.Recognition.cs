using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Riders;
using RedStation.Domain.Stations;

namespace RedStation.Grains.Stations;

/// <summary>How a station learns who stands in front of it.</summary>
public sealed partial class StationGrain
{
    /// <inheritdoc/>
    public async Task<Answer<Recognition, StationRefusal>> Recognise(RecogniseRider command)
    {
        if (RecognitionRules.Recall(State, command) is { } first)
        {
            return first;
        }

        var confirmed = await AskRider(command);
        var before = State;
        var decision = RecognitionRules.Greet(before, command, confirmed, options, Now);
        if (decision.Answer.Value is { } recognition)
        {
            // The log is keyed by station and operation: a retry after a crash between the two writes appends nothing twice.
            await checkIns.Append([CheckInOf(command, recognition)]);
        }

        await Keep(decision.State, decision.Write);
        await Tell(before, decision.Answer.Value);
        return decision.Answer;
    }

    private async Task<Answer<RiderCard, RiderRefusal>> AskRider(RecogniseRider command)
    {
        if (CredentialText.Parse(command.Credential) is not { } credential)
        {
            return RiderRefusal.CredentialInvalid;
        }

        var station = State.Definition!;
        return await RiderOf(credential.RiderId).Recognise(new PresentedCredential(
            command.Credential, $"{Id}/{command.OperationId}", Id, station.Name, station.District));
    }

    private CheckIn CheckInOf(RecogniseRider command, Recognition recognition) => new(
        $"{Id}/{command.OperationId}", Id, recognition.Rider.Id, recognition.Rider.DisplayName,
        recognition.At, recognition.Visiting, recognition.Door);
}

using RedStation.Contracts;
using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>
/// Photos and recordings of a case. They come from those who reported it, with the report or after it, also when the case is over: a photo may be
/// on its way for longer than the case takes. The public sees a photo only after a dispatcher of the case's district has released it.
/// </summary>
public static class AttachmentRules
{
    /// <summary>What is against it, as far as it does not hang on which photo is meant.</summary>
    public static CaseRefusal? WhyNot(CaseView view, CaseAction action, string by) => action switch
    {
        CaseAction.Attach when !view.Reporters.Contains(by) => CaseRefusal.NotYourCase,
        CaseAction.Attach when view.Photos.Length + view.Voices.Length >= Limits.CaseAttachments => CaseRefusal.CaseAttachmentsFull,
        CaseAction.Attach when view.History.Count(entry => entry.Event == CaseEvent.Attached && entry.By == by) >= Limits.OwnCaseAttachments =>
            CaseRefusal.CaseAttachmentsFull,
        CaseAction.ReleasePhoto or CaseAction.WithdrawPhoto when view.Photos.IsEmpty => CaseRefusal.PhotoNotFound,
        CaseAction.ReleasePhoto when view.Photos.All(photo => photo.Released) => CaseRefusal.CaseWrongStatus,
        CaseAction.WithdrawPhoto when !view.Photos.Any(photo => photo.Released) => CaseRefusal.CaseWrongStatus,
        _ => null,
    };

    /// <summary>Adds what came with the report.</summary>
    public static CaseState WithReport(CaseState state, ReportCase report, CaseHistoryEntry reported)
    {
        var entry = new CaseHistoryEntry { Status = reported.Status, At = reported.At, By = reported.By, Event = CaseEvent.Attached };
        foreach (var photoId in report.PhotoIds ?? [])
        {
            state = Added(state, entry with { PhotoId = photoId });
        }

        return report.VoiceId is { } voiceId ? Added(state, entry with { VoiceId = voiceId }) : state;
    }

    /// <summary>Adds a photo or a recording. One that is there is not added twice.</summary>
    public static CaseState Attach(CaseState state, CaseCommand command, CaseHistoryEntry entry) =>
        Added(state, entry with { PhotoId = command.PhotoId, VoiceId = command.PhotoId is null ? command.VoiceId : null });

    /// <summary>Lets the public see a photo, or see it no more.</summary>
    public static CaseSteps.Step Release(CaseState state, CaseCommand command, CaseHistoryEntry entry)
    {
        var released = command.Action == CaseAction.ReleasePhoto;
        return state.Photos.FirstOrDefault(photo => photo.Id == command.PhotoId) is not { } found ? CaseRefusal.PhotoNotFound
            : found.Released == released ? CaseRefusal.CaseWrongStatus
            : CaseSteps.Move(
                state with { Photos = state.Photos.Replace(found, found with { Released = released }) }, entry with { PhotoId = found.Id });
    }

    private static CaseState Added(CaseState state, CaseHistoryEntry entry) => entry switch
    {
        { PhotoId: { } photoId } when state.Photos.All(photo => photo.Id != photoId) =>
            CaseSteps.Move(state with { Photos = state.Photos.Add(new(photoId, Released: false)) }, entry),
        { VoiceId: { } voiceId } when state.Voices.All(voice => voice.Id != voiceId) =>
            CaseSteps.Move(state with { Voices = state.Voices.Add(new(voiceId)) }, entry),
        _ => state,
    };
}

using System.Collections.Immutable;
using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>
/// What a case lets go of when a rider is erased who reported or joined it: what they wrote, photographed and said. The case itself is the city's:
/// its class, its place and what became of it stay.
/// </summary>
public static class CaseErasure
{
    /// <summary>The case without them. Once more changes nothing.</summary>
    public static CaseState Erase(CaseState state, string riderId)
    {
        var isTheirs = state.Reported?.Organisation is null && state.Reported?.RiderId == riderId;
        var sent = state.History.Where(entry => entry.Event == CaseEvent.Attached && entry.By == riderId).ToList();
        var next = state with
        {
            Reported = isTheirs && HasWords(state.Reported!)
                ? state.Reported! with { Note = "", PhotoIds = null, VoiceId = null }
                : state.Reported,
            Photos = Without(state.Photos, photo => sent.Any(entry => entry.PhotoId == photo.Id)),
            Voices = Without(state.Voices, voice => sent.Any(entry => entry.VoiceId == voice.Id)),
            History = state.History.Any(entry => entry.By == riderId && entry.Note is not null)
                ? [.. state.History.Select(entry => entry.By == riderId ? entry with { Note = null } : entry)]
                : state.History,
            Operations = state.Operations.WithoutAnswersAbout(riderId),
        };
        return next == state ? state : next with { Revision = state.Revision + 1 };
    }

    private static bool HasWords(ReportCase reported) =>
        reported.Note.Length > 0 || reported.PhotoIds is not null || reported.VoiceId is not null;

    private static ImmutableArray<T> Without<T>(ImmutableArray<T> all, Func<T, bool> gone) => all.Any(gone) ? all.RemoveAll(new(gone)) : all;
}

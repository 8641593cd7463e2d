using RedStation.Contracts;
using RedStation.Storage.Media;
using RedStation.Storage.Photos;
using RedStation.Storage.Voices;

namespace RedStation.Storage.Cases;

/// <summary>Gives photos and recordings to the case that will name them.</summary>
public sealed class CaseAttachments(PhotoStore photos, VoiceStore voices, IGrainFactory grains)
{
    /// <summary>
    /// Gives what a rider has uploaded to a case. It is done before the case is told: after a crash in between the same command finds it given.
    /// What a case was given and does not name, because it refused, is free for another.
    /// </summary>
    /// <returns>False when something is not this rider's, or another case has it.</returns>
    public async Task<bool> Give(string caseId, string riderId, IEnumerable<string> photoIds, string? voiceId)
    {
        foreach (var photoId in photoIds)
        {
            if (!await Give(photos, caseId, riderId, photoId))
            {
                return false;
            }
        }

        return voiceId is null || await Give(voices, caseId, riderId, voiceId);
    }

    private async Task<bool> Give(IAttachmentStore store, string caseId, string riderId, string id)
    {
        var owner = await store.OwnerOf(id);
        return owner?.RiderId == riderId
            && (owner.CaseId is null || owner.CaseId == caseId || !await Names(owner.CaseId, id))
            && await store.GiveTo(caseId, id, riderId);
    }

    private async Task<bool> Names(string caseId, string id) =>
        await grains.GovernanceCase(caseId).Get() is { } found
        && (found.Photos.Any(photo => photo.Id == id) || found.Voices.Any(voice => voice.Id == id));
}

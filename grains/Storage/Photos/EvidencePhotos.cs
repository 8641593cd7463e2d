using RedStation.Contracts;
using RedStation.Contracts.Tasks;

namespace RedStation.Storage.Photos;

/// <summary>Photos in the evidence of tasks.</summary>
public sealed class EvidencePhotos(PhotoStore photos, IGrainFactory grains)
{
    /// <summary>
    /// Lets the dispatchers of the task's district see the photo of a rider's evidence. It is done before the evidence is submitted: a
    /// crash in between shows a photo too early to those who will see it anyway.
    /// </summary>
    /// <returns>False when the rider has no such photo.</returns>
    public async Task<bool> Show(Evidence evidence, string taskId, string riderId)
    {
        if (evidence.PhotoId is not { } photoId)
        {
            return true;
        }

        var owner = await photos.OwnerOf(photoId);
        if (owner?.RiderId != riderId)
        {
            return false;
        }

        // Whether the task is this rider's is for the task to say; until then the photo stays theirs alone.
        var task = await grains.GovernanceTask(taskId).Get();
        return task?.Assignee != riderId || await photos.Show(photoId, riderId, task.District);
    }
}

using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Storage.Media;

namespace RedStation.Api.Media;

/// <summary>Who may see a photo, and who may hear a recording.</summary>
public sealed class AttachmentAccess(IGrainFactory grains)
{
    /// <summary>
    /// Who may see a photo: its rider, the dispatchers of the district whose task it is evidence of, and of a case those who reported it and the
    /// dispatchers of its district; everybody when it was released.
    /// </summary>
    public async Task<AttachmentSight> OfPhoto(string id, AttachmentOwner owner, ClaimsPrincipal user)
    {
        if (IsOwn(owner, user))
        {
            return AttachmentSight.Reader;
        }

        var found = await CaseOf(owner);
        return found?.Photos.FirstOrDefault(photo => photo.Id == id) is not { } photo ? AttachmentSight.None
            : IsReaders(found, user) ? AttachmentSight.Reader
            : photo.Released ? AttachmentSight.Everybody
            : AttachmentSight.None;
    }

    /// <summary>Who may hear a recording: its rider, and of its case those who reported it and the dispatchers of its district.</summary>
    public async Task<bool> OfVoice(string id, AttachmentOwner owner, ClaimsPrincipal user) =>
        IsOwn(owner, user)
        || (await CaseOf(owner) is { } found && found.Voices.Any(voice => voice.Id == id) && IsReaders(found, user));

    private async Task<CaseView?> CaseOf(AttachmentOwner owner) => owner.CaseId is { } id ? await grains.GovernanceCase(id).Get() : null;

    private static bool IsOwn(AttachmentOwner owner, ClaimsPrincipal user) => user.Role() switch
    {
        Roles.Admin => true,
        Roles.Rider => owner.RiderId == user.Subject(),
        Roles.Dispatcher => owner.District is { } district && user.MayActIn(district),
        _ => false,
    };

    private static bool IsReaders(CaseView found, ClaimsPrincipal user) => user.Role() switch
    {
        Roles.Rider => found.Reporters.Contains(user.Subject()),
        Roles.Dispatcher => user.MayActIn(found.District),
        _ => false,
    };
}

/// <summary>As what somebody may see a photo.</summary>
public enum AttachmentSight
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As one whom it concerns.</summary>
    Reader,

    /// <summary>As everybody: it was released.</summary>
    Everybody,
}

namespace RedStation.Storage.Media;

/// <summary>Where photos or recordings are kept, as far as it matters to whom they belong.</summary>
public interface IAttachmentStore
{
    /// <summary>Whose it is, or null when there is none.</summary>
    Task<AttachmentOwner?> OwnerOf(string id);

    /// <summary>Gives it to a case. False when it is not this rider's.</summary>
    Task<bool> GiveTo(string caseId, string id, string riderId);
}

/// <summary>To whom a photo or a recording belongs.</summary>
public sealed record AttachmentOwner
{
    /// <summary>Who took it.</summary>
    public required string RiderId { get; init; }

    /// <summary>The adcode of the task that it is evidence of, or null.</summary>
    public string? District { get; init; }

    /// <summary>The case that it was given to, or null. The case itself says whether it has it.</summary>
    public string? CaseId { get; init; }
}

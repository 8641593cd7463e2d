using RedStation.Contracts.Partners;

namespace RedStation.Grains.Partners;

/// <summary>
/// The table of duties, for lists and sums, and what platforms are told: an event is noted with the row that makes what happened visible.
/// </summary>
public interface IPlatformDutyIndex
{
    /// <summary>A step is about to be decided: whoever looks for due work finds the duty until it has told what it is.</summary>
    Task MakeDue(string dutyId, DateTimeOffset now);

    /// <summary>Takes a duty as it is now, with the events that its platform is to be told; ignored when a later revision is there.</summary>
    Task Project(PlatformDutyRow row);
}

/// <summary>A duty as its table has it.</summary>
/// <param name="View">The duty.</param>
/// <param name="RiderId">The rider.</param>
/// <param name="District">The adcode on whose behalf it is done.</param>
/// <param name="WebhookId">The webhook that its events go to; null when the platform has none, and reads its duties instead.</param>
/// <param name="NextDueAt">When its grain must next be awake, or null.</param>
/// <param name="Revision">Grows with every change.</param>
public sealed record PlatformDutyRow(
    PlatformDutyView View, string RiderId, string District, string? WebhookId, DateTimeOffset? NextDueAt, long Revision);

using RedStation.Domain.Webhooks;

namespace RedStation.Tests.Load.Duties;

/// <summary>An event of a duty as a platform was told it.</summary>
/// <param name="Type">What happened.</param>
/// <param name="DutyId">Of which duty.</param>
/// <param name="HeldMinutes">What the time pool keeps for it.</param>
/// <param name="Verdict">What its signature is worth.</param>
/// <param name="At">When it came, by the clock of <see cref="Running.Moment"/>.</param>
/// <param name="Payload">Everything that was told, the record's content too.</param>
public sealed record ToldDuty(string Type, string DutyId, int HeldMinutes, WebhookVerdict Verdict, long At, string Payload)
{
    /// <summary>A duty began.</summary>
    public const string Started = "cn.redstation.duty.started";

    /// <summary>Its work was submitted.</summary>
    public const string Ended = "cn.redstation.duty.ended";
}

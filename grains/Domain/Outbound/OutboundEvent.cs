namespace RedStation.Domain.Outbound;

/// <summary>Something that has happened and that other systems are told. It is kept before anybody is told, and never changes.</summary>
/// <param name="Id">Its id, the same whenever it is told; holds no full stop.</param>
/// <param name="Type">What happened, such as <c>cn.redstation.case.closed</c>.</param>
/// <param name="Subject">What it happened to, such as a case's id. Events of one subject are told in their order.</param>
/// <param name="Ordinal">Which event of its subject it is, from 1 without gaps.</param>
/// <param name="District">The adcode where it happened; empty when it belongs to none.</param>
/// <param name="LeftDistrict">The adcode that the subject left by it, where it did; that one is told too.</param>
/// <param name="At">When.</param>
/// <param name="Data">What there is to say of it, as JSON.</param>
public sealed record OutboundEvent(
    string Id, string Type, string Subject, long Ordinal, string District, string? LeftDistrict, DateTimeOffset At, string Data);

using System.Text.Json;
using RedStation.Contracts.Cases;

namespace RedStation.Domain.Outbound;

/// <summary>What a person is told of an event of a case: no place, no name, and nothing that somebody wrote.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Event">What happened.</param>
/// <param name="District">The adcode that has it.</param>
/// <param name="ClassId">Its class.</param>
/// <param name="Reason">The code of the template, where it was refused.</param>
public sealed record CaseNotice(string CaseId, CaseEvent Event, string District, string ClassId, string? Reason)
{
    /// <summary>Reads it from an event.</summary>
    public static CaseNotice Of(OutboundEvent one)
    {
        using var data = JsonDocument.Parse(one.Data);
        var root = data.RootElement;
        return new CaseNotice(
            one.Subject,
            Enum.Parse<CaseEvent>(root.GetProperty("event").GetString()!, ignoreCase: true),
            one.District,
            root.GetProperty("classId").GetString()!,
            root.TryGetProperty("reason", out var reason) ? reason.GetString() : null);
    }
}

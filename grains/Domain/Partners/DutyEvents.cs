using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using RedStation.Contracts.Partners;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Outbound;

namespace RedStation.Domain.Partners;

/// <summary>
/// What a platform is told of a duty: that it started, and that it ended or came to nothing. Each is told once and in this order. There is no place,
/// no name and no id of ours that leads to one in it; the record says the same again, signed for this platform alone.
/// </summary>
public static class DutyEvents
{
    /// <summary>The header <c>typ</c> of a record: no other document by the same key is taken for one.</summary>
    public const string RecordType = "platform-duty+jwt";

    private const string TypePrefix = "cn.redstation.duty.";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The types of all events of duties.</summary>
    public static ImmutableArray<string> Types { get; } = [.. Enum.GetValues<DutyStatus>().Select(TypeOf)];

    /// <summary>The type of the event that brought a duty there.</summary>
    public static string TypeOf(DutyStatus status) => TypePrefix + JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    /// <summary>What there is to tell of a duty so far, the oldest first. What was told before stays as it was told.</summary>
    /// <param name="duty">The duty.</param>
    /// <param name="issuer">The installation that tells it.</param>
    /// <param name="sign">Signs a record.</param>
    public static IEnumerable<OutboundEvent> Of(PlatformDutyView duty, string issuer, Func<byte[], string> sign)
    {
        yield return Make(1, DutyStatus.Started, duty.StartedAt);
        if (duty.EndedAt is { } endedAt)
        {
            yield return Make(2, duty.Status, endedAt);
        }

        OutboundEvent Make(int ordinal, DutyStatus status, DateTimeOffset at)
        {
            var id = $"{duty.Id}-{ordinal}";
            var isOver = status != DutyStatus.Started;
            var record = sign(JsonSerializer.SerializeToUtf8Bytes(
                new Record(
                    issuer, duty.PlatformId, duty.Rider, id, at.ToUnixTimeSeconds(), status, duty.Id, duty.TaskClass,
                    duty.StartedAt.ToUnixTimeSeconds(), isOver ? at.ToUnixTimeSeconds() : null, duty.ExpectedMinutes,
                    duty.OrdersAffectedUntil.ToUnixTimeSeconds(), duty.HeldMinutes),
                Json));
            // Places are the matter of others: the event belongs to no district.
            return new OutboundEvent(id, TypeOf(status), duty.Id, ordinal, "", null, at, JsonSerializer.Serialize(
                new Data(
                    duty.Id, duty.Rider, duty.TaskClass, IsoTime.Write(duty.StartedAt), isOver ? IsoTime.Write(at) : null, duty.ExpectedMinutes,
                    IsoTime.Write(duty.OrdersAffectedUntil), duty.HeldMinutes, status == DutyStatus.Ended ? duty.GrantedMinutes : null, record),
                Json));
        }
    }

    private sealed record Data(
        string DutyId,
        string Rider,
        TaskType TaskClass,
        string StartedAt,
        string? EndedAt,
        int ExpectedMinutes,
        string OrdersAffectedUntil,
        int HeldMinutes,
        int? GrantedMinutes,
        string Record);

    private sealed record Record(
        string Iss,
        string Aud,
        string Sub,
        string Jti,
        long Iat,
        DutyStatus Status,
        string DutyId,
        TaskType TaskClass,
        long StartedAt,
        long? EndedAt,
        int ExpectedMinutes,
        long OrdersAffectedUntil,
        int HeldMinutes);
}

using CsCheck;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Pricing;

namespace RedStation.Tests.Domain.Pricing;

/// <summary>Price lists for tests. A version's number is the points of all its entries, so that a price tells where it is from.</summary>
internal static class SomePrices
{
    public const string Xihu = "330106";

    public static readonly DateOnly Start = new(2026, 11, 29);

    public static readonly Gen<DateOnly> Day = Gen.Int[0, 12].Select(days => Start.AddDays(days));

    /// <summary>Histories of a city and two districts, with days close enough together to touch.</summary>
    public static readonly Gen<PriceListVersion<TaskPrice>[]> History =
        Gen.Select(Gen.OneOf(null, Xihu, "330108"), Day, Gen.Int[-1, 6], Gen.Enum<TaskType>().HashSet[1, 5])
            .Array[0, 12].Select(drafts =>
            {
                var numbers = new Dictionary<string, int>();
                return drafts.Select(draft =>
                {
                    var (district, from, length, types) = draft;
                    var number = numbers[district ?? ""] = numbers.GetValueOrDefault(district ?? "") + 1;
                    return Version(district, number, from, length < 0 ? null : from.AddDays(length), [.. types]);
                }).ToArray();
            });

    public static TaskPrice Price(TaskType type, int points) => new(type, "中文", "English", points, 10, []);

    public static PriceListVersion<TaskPrice> Version(string? district, int number, DateOnly from, DateOnly? until, params TaskType[] types) => new()
    {
        District = district,
        Number = number,
        From = from,
        Until = until,
        Author = "管理员",
        Note = "",
        PublishedAt = DateTimeOffset.UnixEpoch.AddMinutes(number),
        Count = types.Length,
        Entries = [.. types.Select(type => Price(type, number))],
    };

    public static PriceListDraft<TaskPrice> Draft(params TaskPrice[] entries) => new(null, Start, null, "", 0, [.. entries]);
}

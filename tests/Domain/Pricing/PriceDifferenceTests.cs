using System.Collections.Immutable;
using CsCheck;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Pricing;

namespace RedStation.Tests.Domain.Pricing;

/// <summary>What differs between two versions.</summary>
public sealed class PriceDifferenceTests
{
    private static readonly Gen<ImmutableArray<TaskPrice>> List =
        Gen.Select(Gen.Enum<TaskType>(), Gen.Int[1, 2], Gen.Int[1, 2], Gen.Enum<Skill>().HashSet[0, 2])
            .Select((type, points, minutes, skills) => new TaskPrice(type, "中文", "English", points, minutes, [.. skills.Order()]))
            .Array[0, 6].Select(entries => entries.DistinctBy(entry => entry.Type).ToImmutableArray());

    [Fact]
    public void Between_TwoLists_AppliedToTheFirst_GivesTheSecond() => Gen.Select(List, List).Sample((before, after) =>
    {
        var fields = before.ToDictionary(entry => entry.Key, Fields);
        foreach (var change in PriceDifference.Between(before, after))
        {
            Assert.NotEmpty(change.Fields);
            if (change.Kind == EntryChangeKind.Removed)
            {
                Assert.All(change.Fields, field => Assert.Null(field.After));
                Assert.True(fields.Remove(change.Key));
                continue;
            }

            Assert.Equal(change.Kind == EntryChangeKind.Changed, fields.ContainsKey(change.Key));
            var entry = fields.TryGetValue(change.Key, out var known) ? known : fields[change.Key] = [];
            foreach (var field in change.Fields)
            {
                Assert.Equal(entry.GetValueOrDefault(field.Field), field.Before);
                entry[field.Field] = field.After;
            }
        }

        Assert.Equal(after.Select(Text).Order(StringComparer.Ordinal), fields.Values.Select(Text).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void Between_ListsThatDifferInTheirOrder_IsNothing() =>
        List.Sample(list => Assert.Empty(PriceDifference.Between(list, [.. list.Reverse()])));

    [Fact]
    public void Between_ServicesOfTwoVersions_NamesTheFields()
    {
        var helmet = new ServicePrice
        {
            Id = "helmet",
            Need = "goods",
            NeedName = "物品",
            NeedNameEn = "Goods",
            Name = "头盔",
            NameEn = "Helmet",
            Description = "一顶",
            DescriptionEn = "One",
            Points = 35,
            Delivery = ServiceDelivery.HandOver,
            LeastTier = RiderTier.Newcomer,
            Skill = null,
            OncePerYear = true,
            Provider = "stock",
            HoldMinutes = 60,
            CancelMinutes = null,
        };

        var change = Assert.Single(PriceDifference.Between(
            [helmet], [helmet with { Points = 30, OncePerYear = false, Skill = Skill.FirstAid, LeastTier = RiderTier.Guardian }]));

        Assert.Equal((EntryChangeKind.Changed, "helmet", "头盔"), (change.Kind, change.Key, change.Name));
        Assert.Equal(
            [
                new("points", "35", "30"), new("leastTier", "newcomer", "guardian"), new("skill", null, "firstAid"),
                new("oncePerYear", "true", "false"),
            ],
            change.Fields);
    }

    private static Dictionary<string, string?> Fields(TaskPrice price) =>
        PriceFields.Names<TaskPrice>().Zip(PriceFields.Values(price)).ToDictionary(field => field.First, field => field.Second);

    private static string Text(TaskPrice price) => Text(Fields(price));

    private static string Text(Dictionary<string, string?> fields) =>
        string.Join(';', fields.Where(field => field.Value is not null)
            .OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"));
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;

namespace RedStation.Domain.Pricing;

/// <summary>The entries of the lists field by field, as differences and CSV files show them.</summary>
public static class PriceFields
{
    private static readonly ImmutableArray<(string Name, Func<TaskPrice, string?> Value)> OfTask =
    [
        ("type", price => price.Key),
        ("name", price => price.Name),
        ("nameEn", price => price.NameEn),
        ("points", price => Number(price.Points)),
        ("minutes", price => Number(price.Minutes)),
        ("skills", price => price.Skills.IsEmpty ? null : string.Join(',', price.Skills.Select(skill => Named(skill)))),
        ("insuranceCover", price => price.InsuranceCover),
        ("insuranceCoverEn", price => price.InsuranceCoverEn),
    ];

    private static readonly ImmutableArray<(string Name, Func<ServicePrice, string?> Value)> OfService =
    [
        ("id", price => price.Id),
        ("need", price => price.Need),
        ("needName", price => price.NeedName),
        ("needNameEn", price => price.NeedNameEn),
        ("name", price => price.Name),
        ("nameEn", price => price.NameEn),
        ("description", price => price.Description),
        ("descriptionEn", price => price.DescriptionEn),
        ("points", price => Number(price.Points)),
        ("delivery", price => Named(price.Delivery)),
        ("leastTier", price => Named(price.LeastTier)),
        ("skill", price => price.Skill is { } skill ? Named(skill) : null),
        ("oncePerYear", price => price.OncePerYear ? "true" : "false"),
        ("provider", price => price.Provider),
        ("holdMinutes", price => Number(price.HoldMinutes)),
        ("cancelMinutes", price => price.CancelMinutes is { } minutes ? Number(minutes) : null),
    ];

    private static readonly ImmutableArray<(string Name, Func<DistrictRule, string?> Value)> OfRule =
    [
        ("rule", rule => rule.Key),
        ("value", rule => rule.Value is { } value ? Number(value) : null),
    ];

    /// <summary>The names of the fields of a list's entries.</summary>
    public static ImmutableArray<string> Names<TEntry>()
        where TEntry : IPriceEntry =>
        typeof(TEntry) == typeof(TaskPrice) ? [.. OfTask.Select(field => field.Name)]
        : typeof(TEntry) == typeof(ServicePrice) ? [.. OfService.Select(field => field.Name)]
        : [.. OfRule.Select(field => field.Name)];

    /// <summary>What stands in them, in the same order; null for nothing.</summary>
    public static ImmutableArray<string?> Values<TEntry>(TEntry entry)
        where TEntry : IPriceEntry => (object)entry switch
        {
            TaskPrice price => [.. OfTask.Select(field => field.Value(price))],
            ServicePrice price => [.. OfService.Select(field => field.Value(price))],
            DistrictRule rule => [.. OfRule.Select(field => field.Value(rule))],
            _ => throw new ArgumentException("No list has such entries.", nameof(entry)),
        };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Named<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
